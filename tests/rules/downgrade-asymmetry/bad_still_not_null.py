# database: postgresql 15
"""each order belongs to a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=False)
    op.create_index("ix_orders_customer_id", "orders", ["customer_id"])


def downgrade() -> None:
    op.drop_index("ix_orders_customer_id", table_name="orders")
    op.alter_column(  # expect: downgrade-asymmetry
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )
