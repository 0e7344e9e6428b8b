# database: postgresql 15
# enable: redundant-index
"""one order a customer, which a longer index does not guard"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_customer_day", "orders", ["customer_id", "placed_at"])
    op.create_index("uq_orders_customer", "orders", ["customer_id"], unique=True)
    op.create_index(
        "ix_orders_open", "orders", ["customer_id"], postgresql_where=sa.text("total > 0")
    )


def downgrade() -> None:
    op.drop_index("ix_orders_open", table_name="orders")
    op.drop_index("uq_orders_customer", table_name="orders")
    op.drop_index("ix_orders_customer_day", table_name="orders")
