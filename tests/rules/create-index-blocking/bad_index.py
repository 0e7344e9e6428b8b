# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""orders by day"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])  # expect: create-index-blocking


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
