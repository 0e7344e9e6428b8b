# database: postgresql 10.23
# database: postgresql 18
"""a timeout first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.add_column("orders", sa.Column("carrier", sa.String(20)))


def downgrade() -> None:
    pass
