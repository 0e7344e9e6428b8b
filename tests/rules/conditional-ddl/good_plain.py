# database: postgresql 15
# database: sqlite 3.40
# enable: conditional-ddl
"""parcels, and an index where the database can build it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer()))
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_parcels_id", "parcels", ["id"])


def downgrade() -> None:
    op.drop_table("parcels")
