"""order lines point at books: new rows are checked from now on

Revision ID: 3e95ab0c7f18
Revises: f7720d4ea9c1
Create Date: 2025-01-15 10:44:02
"""

from collections.abc import Sequence

from alembic import op

revision: str = "3e95ab0c7f18"
down_revision: str | Sequence[str] | None = "f7720d4ea9c1"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_foreign_key(
        "fk_order_lines_book_id_books",
        "order_lines",
        "books",
        ["book_id"],
        ["id"],
        postgresql_not_valid=True,
    )


def downgrade() -> None:
    op.drop_constraint("fk_order_lines_book_id_books", "order_lines", type_="foreignkey")
