# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""orders with another key: a copy takes the place of the table"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "orders_copy",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("total", sa.Numeric(8, 2), nullable=False),
    )
    op.execute("INSERT INTO orders_copy (id, total) SELECT id, total FROM orders")
    op.drop_table("orders")
    op.rename_table("orders_copy", "orders")


def downgrade() -> None:
    raise NotImplementedError("the other columns are gone")
