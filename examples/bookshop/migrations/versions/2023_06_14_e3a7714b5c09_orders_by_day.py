"""list the orders of a day without reading them all

Revision ID: e3a7714b5c09
Revises: 7d90c6e1f482
Create Date: 2023-06-14 08:31:17
"""

from collections.abc import Sequence

from alembic import op

revision: str = "e3a7714b5c09"
down_revision: str | Sequence[str] | None = "7d90c6e1f482"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
