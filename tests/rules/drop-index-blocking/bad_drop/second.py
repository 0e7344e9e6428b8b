# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""nobody asks for orders by day any more"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")  # expect: drop-index-blocking


def downgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])
