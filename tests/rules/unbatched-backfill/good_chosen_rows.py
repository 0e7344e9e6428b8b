# database: mysql 8.0
# database: mariadb 10.11
"""a new column, filled in some rows"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.String(20)))
    op.execute("UPDATE orders SET carrier = 'post' WHERE total > 1000")


def downgrade() -> None:
    pass
