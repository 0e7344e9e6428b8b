"""order lines point at books: the old rows too

Revision ID: a6041dd8325b
Revises: 3e95ab0c7f18
Create Date: 2025-01-16 06:30:00
"""

from collections.abc import Sequence

from alembic import op

revision: str = "a6041dd8325b"
down_revision: str | Sequence[str] | None = "3e95ab0c7f18"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("ALTER TABLE order_lines VALIDATE CONSTRAINT fk_order_lines_book_id_books")


def downgrade() -> None:
    """Nothing: the constraint goes with the revision before this one."""
