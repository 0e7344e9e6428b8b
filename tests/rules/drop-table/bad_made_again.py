# database: postgresql 15
"""orders start again from nothing"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("orders")  # expect: drop-table
    op.create_table("orders", sa.Column("id", sa.BigInteger(), primary_key=True))


def downgrade() -> None:
    raise NotImplementedError("the orders are gone")
