# database: sqlite 3.40
"""each order belongs to a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-leftover-table
            "customer_id", existing_type=sa.Integer(), nullable=False
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
