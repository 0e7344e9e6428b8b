"""orders by day"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_placed_at", "orders", ["placed_at"], postgresql_concurrently=True
        )


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
