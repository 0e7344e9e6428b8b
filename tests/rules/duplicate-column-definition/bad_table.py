# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
# fails: already present in table 'parcels'
"""the code twice"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: duplicate-column-definition
        "parcels",
        sa.Column("code", sa.String(10)),
        sa.Column("code", sa.Text()),
    )


def downgrade() -> None:
    op.drop_table("parcels")
