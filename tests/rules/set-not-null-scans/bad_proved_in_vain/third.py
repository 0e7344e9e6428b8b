"""the check proves it, but only since PostgreSQL 12"""

import sqlalchemy as sa
from alembic import op

revision = "third"
down_revision = "second"


def upgrade() -> None:
    op.alter_column(  # expect: set-not-null-scans
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )
    op.drop_constraint("ck_orders_customer", "orders", type_="check")


def downgrade() -> None:
    op.create_check_constraint("ck_orders_customer", "orders", "customer_id IS NOT NULL")
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=True)
