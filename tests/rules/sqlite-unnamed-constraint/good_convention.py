# database: sqlite 3.40
"""labels may repeat"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


NAMES = {"uq": "uq_%(table_name)s_%(column_0_name)s"}


def upgrade() -> None:
    op.create_table("parcels", sa.Column("label", sa.Text(), unique=True))
    with op.batch_alter_table("parcels", naming_convention=NAMES) as batch_op:
        batch_op.drop_constraint("uq_parcels_label", type_="unique")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
