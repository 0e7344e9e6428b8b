# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""orders by day, while the shop goes on selling"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_orders_placed_at", table_name="orders", postgresql_concurrently=True, if_exists=True
        )
        op.create_index(
            "ix_orders_placed_at", "orders", ["placed_at"], postgresql_concurrently=True
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_orders_placed_at", table_name="orders", postgresql_concurrently=True, if_exists=True
        )
