# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: change-server-default
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="new", nullable=False))


def downgrade() -> None:
    pass
