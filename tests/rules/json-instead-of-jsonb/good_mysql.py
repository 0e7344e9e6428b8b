# database: mariadb 10.11
# database: mysql 8.4
"""there is one type only"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("items", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "items")
