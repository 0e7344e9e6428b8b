# database: postgresql 15
# database: mysql 8.4
# database: sqlite 3.40
# enable: redundant-index
"""orders by customer, and by customer and day"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_customer_day", "orders", ["customer_id", "placed_at"])
    op.create_index("ix_orders_customer", "orders", ["customer_id"])  # expect: redundant-index


def downgrade() -> None:
    op.drop_index("ix_orders_customer", table_name="orders")
    op.drop_index("ix_orders_customer_day", table_name="orders")
