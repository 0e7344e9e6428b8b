# database: postgresql 15
"""what autogenerate proposed"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("spatial_ref_sys")  # expect: drop-unknown-table


def downgrade() -> None:
    op.create_table("spatial_ref_sys", sa.Column("srid", sa.Integer()))
