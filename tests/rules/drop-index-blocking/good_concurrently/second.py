# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""nobody asks for orders by day any more; the shop goes on"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index("ix_orders_placed_at", table_name="orders", postgresql_concurrently=True)


def downgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])
