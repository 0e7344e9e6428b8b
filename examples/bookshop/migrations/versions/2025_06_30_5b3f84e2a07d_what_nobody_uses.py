"""what nobody uses any more

Revision ID: 5b3f84e2a07d
Revises: 19cd5e7f80b6
Create Date: 2025-06-30 09:00:13
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "5b3f84e2a07d"
down_revision: str | Sequence[str] | None = "19cd5e7f80b6"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.drop_column("books", "shelf")
    op.drop_table("stock_counts")


def downgrade() -> None:
    op.create_table(
        "stock_counts",
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("book_id", "counted_on", name=op.f("pk_stock_counts")),
    )
    op.add_column("books", sa.Column("shelf", sa.String(length=10), nullable=True))
