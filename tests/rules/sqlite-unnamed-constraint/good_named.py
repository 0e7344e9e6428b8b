# database: sqlite 3.40
"""labels may repeat"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels", sa.Column("label", sa.Text()), sa.UniqueConstraint("label", name="uq_label")
    )
    with op.batch_alter_table("parcels") as batch_op:
        batch_op.drop_constraint("uq_label", type_="unique")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
