"""one book for one ISBN, without closing the shop

Revision ID: 61fb2e9d04c8
Revises: c5d7093ab81e
Create Date: 2024-03-19 07:05:10
"""

from collections.abc import Sequence

from alembic import op

revision: str = "61fb2e9d04c8"
down_revision: str | Sequence[str] | None = "c5d7093ab81e"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "uq_books_isbn",
            "books",
            ["isbn"],
            unique=True,
            postgresql_concurrently=True,
            if_not_exists=True,
        )
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_isbn UNIQUE USING INDEX uq_books_isbn")


def downgrade() -> None:
    op.drop_constraint("uq_books_isbn", "books", type_="unique")
