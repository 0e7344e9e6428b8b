# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a table whose rows can all be made again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders")
    op.add_column("orders", sa.Column("pieces", sa.Integer(), nullable=False))


def downgrade() -> None:
    op.drop_column("orders", "pieces")
