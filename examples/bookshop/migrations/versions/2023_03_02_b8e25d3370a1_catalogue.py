"""the catalogue

Revision ID: b8e25d3370a1
Revises: 4c1f0a9d27be
Create Date: 2023-03-02 16:40:03
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "b8e25d3370a1"
down_revision: str | Sequence[str] | None = "4c1f0a9d27be"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "publishers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publishers")),
    )
    op.create_table(
        "authors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("born", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authors")),
    )
    op.create_table(
        "books",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("isbn", sa.String(length=13), nullable=True),
        sa.Column("price", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("publisher_id", sa.Integer(), nullable=True),
        sa.Column("shelf", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_books")),
    )
    op.create_table(
        "book_authors",
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("book_id", "author_id", name=op.f("pk_book_authors")),
    )
    op.create_foreign_key(
        op.f("fk_books_publisher_id_publishers"), "books", "publishers", ["publisher_id"], ["id"]
    )
    for column, parent in [("book_id", "books"), ("author_id", "authors")]:
        op.create_foreign_key(
            op.f(f"fk_book_authors_{column}_{parent}"),
            "book_authors",
            parent,
            [column],
            ["id"],
            ondelete="CASCADE",
        )
    for table, column in [("books", "title"), ("authors", "name")]:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in ("book_authors", "books", "authors", "publishers"):
        op.drop_table(table)
