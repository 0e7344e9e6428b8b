# database: postgresql 15
"""only a new table was locked before"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()))
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.add_column("orders", sa.Column("carrier", sa.Text()))


def downgrade() -> None:
    pass
