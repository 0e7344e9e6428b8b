# database: sqlite 3.40
"""SQLite copies the table in any case"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders", recreate="always") as batch_op:
        batch_op.alter_column("customer_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
