# database: postgresql 15
"""PostgreSQL drops by name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_placed", "orders", ["placed_at"])
    op.drop_index("ix_orders_placed")
    op.drop_constraint("orders_pkey", "orders")


def downgrade() -> None:
    pass
