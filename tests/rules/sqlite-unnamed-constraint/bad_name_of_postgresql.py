# database: sqlite 3.40
# fails: No such constraint
"""labels may repeat"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("label", sa.Text(), unique=True))
    with op.batch_alter_table("parcels") as batch_op:
        batch_op.drop_constraint(  # expect: sqlite-unnamed-constraint
            "parcels_label_key", type_="unique"
        )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
