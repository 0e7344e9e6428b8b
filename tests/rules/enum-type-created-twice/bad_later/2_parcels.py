"""so have parcels, some weeks later"""

import sqlalchemy as sa
from alembic import op

revision = "parcels"
down_revision = "invoices"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="state")
    op.create_table(  # expect: enum-type-created-twice
        "parcels", sa.Column("id", sa.Integer()), sa.Column("state", state)
    )


def downgrade() -> None:
    op.drop_table("parcels")
