# database: mysql 8.0
# database: mariadb 10.11
"""a timeout first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET SESSION lock_wait_timeout = 5")
    op.add_column("orders", sa.Column("carrier", sa.String(20)))


def downgrade() -> None:
    pass
