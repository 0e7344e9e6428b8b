# database: sqlite 3.40
"""an address is used once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.create_unique_constraint(  # expect: sqlite-batch-leftover-table
            "uq_customers_email", ["email"]
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
