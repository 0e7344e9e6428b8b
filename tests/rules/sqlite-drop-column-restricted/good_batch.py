# database: sqlite 3.40
"""orders have another number: batch mode makes the table anew"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("id")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
