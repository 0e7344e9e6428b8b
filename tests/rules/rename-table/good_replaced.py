# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""orders with another key: the old table makes room for a new one"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.rename_table("orders", "orders_before")
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("total", sa.Numeric(8, 2), nullable=False),
    )
    op.execute("INSERT INTO orders (id, total) SELECT id, total FROM orders_before")


def downgrade() -> None:
    op.drop_table("orders")
    op.rename_table("orders_before", "orders")
