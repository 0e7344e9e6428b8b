# database: postgresql 15
"""orders by day; and only then a new table takes their name"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])  # expect: create-index-blocking
    op.rename_table("orders", "old_orders")
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table("orders")
    op.rename_table("old_orders", "orders")
    op.drop_index("ix_orders_placed_at", table_name="orders")
