# database: sqlite 3.40
"""each order belongs to a customer, and an address is used once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("customer_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("customers") as batch_op:
        batch_op.create_unique_constraint("uq_customers_email", ["email"])


def downgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_constraint("uq_customers_email", type_="unique")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("customer_id", existing_type=sa.Integer(), nullable=True)
