# database: sqlite 3.40
"""parcels weigh something, and need a label"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("weight", sa.Integer()),
        sa.Column("label", sa.Text()),
        sa.CheckConstraint("weight > 0"),
    )
    with op.batch_alter_table("parcels") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-loses-definition
            "label", existing_type=sa.Text(), nullable=False
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
