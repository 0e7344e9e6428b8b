# database: postgresql 15
"""orders by day, unless they are there, in SQL"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute(  # expect: concurrent-index-if-not-exists
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_orders_placed_at ON orders (placed_at)"
        )


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
