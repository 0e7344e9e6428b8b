# database: postgresql 15
"""the day of an order goes, and its index with it"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
    op.drop_column("orders", "placed_at")


def downgrade() -> None:
    raise NotImplementedError("the days are gone")
