# database: postgresql 15
"""orders by day and customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_day", "orders", ["placed_at", "customer_id"])


def downgrade() -> None:
    op.drop_index("ix_orders_day", table_name="orders")
