# database: postgresql 15
"""orders by day go; the timeout comes too late"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")  # expect: drop-index-blocking
    op.execute("SET LOCAL lock_timeout = '5s'")


def downgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])
