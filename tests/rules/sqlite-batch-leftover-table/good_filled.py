# database: sqlite 3.40
"""each order belongs to a customer, those of nobody to the first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET customer_id = 1 WHERE customer_id IS NULL")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("customer_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
