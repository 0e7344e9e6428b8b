# database: postgresql 15
# database: sqlite 3.40
"""parcels in place of orders"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("labels", sa.Column("id", sa.Integer(), primary_key=True))
    op.drop_table("orders")


def downgrade() -> None:  # expect: downgrade-asymmetry, downgrade-asymmetry
    op.drop_table("labels")
