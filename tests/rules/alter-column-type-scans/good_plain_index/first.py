"""orders by total"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index("ix_orders_total", "orders", ["total"], postgresql_concurrently=True)


def downgrade() -> None:
    op.drop_index("ix_orders_total", table_name="orders")
