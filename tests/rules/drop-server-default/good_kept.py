# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""the default stays"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="new", nullable=False))


def downgrade() -> None:
    op.drop_column("orders", "state")
