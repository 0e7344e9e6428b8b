# database: mysql 8.0
# database: mariadb 10.11
"""orders have a carrier, old ones the post"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.String(20)))
    op.execute(  # expect: unbatched-backfill
        "UPDATE orders SET carrier = 'post' WHERE carrier IS NULL"
    )


def downgrade() -> None:
    pass
