# database: postgresql 15
"""orders by day go; it gives up after five seconds"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_index("ix_orders_placed_at", table_name="orders")


def downgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])
