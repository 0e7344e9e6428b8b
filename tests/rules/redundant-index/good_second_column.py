# database: postgresql 15
# enable: redundant-index
"""orders by customer and day, and by day"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_customer_day", "orders", ["customer_id", "placed_at"])
    op.create_index("ix_orders_day", "orders", ["placed_at"])


def downgrade() -> None:
    op.drop_index("ix_orders_day", table_name="orders")
    op.drop_index("ix_orders_customer_day", table_name="orders")
