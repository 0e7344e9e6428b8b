# database: sqlite 3.40
# fails: cannot INSERT into generated column
"""a weight is computed, and each parcel has a label"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("weight", sa.Integer()),
        sa.Column("double", sa.Integer(), sa.Computed("weight * 2")),
        sa.Column("label", sa.Text()),
    )
    with op.batch_alter_table("parcels") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-copy-fails
            "label", existing_type=sa.Text(), nullable=False
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
