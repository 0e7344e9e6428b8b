# database: sqlite 3.40
"""what has a name, and stands in columns, is kept"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("weight", sa.Integer()),
        sa.Column("label", sa.Text()),
        sa.CheckConstraint("weight > 0", name="ck_parcels_weight"),
    )
    op.create_index("ix_parcels_label", "parcels", ["label"], unique=True)
    with op.batch_alter_table("parcels") as batch_op:
        batch_op.alter_column("label", existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
