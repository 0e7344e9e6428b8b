# database: postgresql 15
"""minutes, and no timeout at all"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET lock_timeout = '10min'")  # expect: lock-timeout-ineffective
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    op.execute("SET lock_timeout = 0")  # expect: lock-timeout-ineffective
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
