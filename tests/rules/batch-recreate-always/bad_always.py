# database: postgresql 15
# database: mariadb 10.11
# not run: Alembic reads the table from a database, which is not there offline
"""each order belongs to a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders", recreate="always") as batch_op:
        batch_op.alter_column(  # expect: batch-recreate-always
            "customer_id", existing_type=sa.Integer(), nullable=False
        )
        batch_op.drop_column("note")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
