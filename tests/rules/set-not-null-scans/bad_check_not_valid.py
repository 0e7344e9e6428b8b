# database: postgresql 15
"""every order has a customer: a check that nobody validated proves nothing"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(
        "ck_orders_customer", "orders", "customer_id IS NOT NULL", postgresql_not_valid=True
    )
    op.alter_column(  # expect: set-not-null-scans
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )


def downgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=True)
    op.drop_constraint("ck_orders_customer", "orders", type_="check")
