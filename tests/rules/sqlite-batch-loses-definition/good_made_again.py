# database: sqlite 3.40
"""names are needed, and the index that is lost is made again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_customers_email", "customers", [sa.text("lower(email)")])
    with op.batch_alter_table("customers") as batch_op:
        batch_op.alter_column("name", existing_type=sa.Text(), nullable=False)
    op.create_index("ix_customers_email", "customers", [sa.text("lower(email)")])


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
