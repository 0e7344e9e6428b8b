# database: postgresql 10.23
# database: postgresql 18
"""the timeout comes after the ALTER"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    op.execute("SET LOCAL lock_timeout = '4s'")  # expect: lock-timeout-ineffective
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
