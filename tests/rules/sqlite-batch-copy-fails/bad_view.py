# database: sqlite 3.40
# fails: error in view latest: no such table: main.orders
"""each order belongs to a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW latest AS SELECT id FROM orders")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-copy-fails
            "customer_id", existing_type=sa.Integer(), nullable=False
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
