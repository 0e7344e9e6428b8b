# database: mariadb 10.11
# database: mysql 8.4
"""beside an index for searching no column is added at once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_note", "orders", ["note"], mysql_prefix="FULLTEXT")
    op.add_column("orders", sa.Column("seen", sa.Integer))  # expect: add-column-rewrite


def downgrade() -> None:
    op.drop_column("orders", "seen")
    op.drop_index("ix_orders_note", "orders")
