# database: sqlite 3.40
"""each order belongs to a customer, and the view comes back afterwards"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW latest AS SELECT id FROM orders")
    op.execute("DROP VIEW latest")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("customer_id", existing_type=sa.Integer(), nullable=False)
    op.execute("CREATE VIEW latest AS SELECT id FROM orders")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
