# database: sqlite 3.40
"""addresses are looked up in any case, and names are needed"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_customers_email", "customers", [sa.text("lower(email)")])
    with op.batch_alter_table("customers") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-loses-definition
            "name", existing_type=sa.Text(), nullable=False
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
