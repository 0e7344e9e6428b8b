# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""the rows stand elsewhere by then"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("old_orders", sa.Column("id", sa.Integer(), nullable=False))
    op.execute("INSERT INTO old_orders (id) SELECT id FROM orders")
    op.execute("DELETE FROM orders")


def downgrade() -> None:
    op.drop_table("old_orders")
