# database: postgresql 15
# enable: conditional-ddl
# not run: it asks a database, which is not there offline
"""parcels, if nobody has made them yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    if not sa.inspect(op.get_bind()).has_table("parcels"):
        op.create_table("parcels", sa.Column("id", sa.Integer()))  # expect: conditional-ddl


def downgrade() -> None:
    op.drop_table("parcels")
