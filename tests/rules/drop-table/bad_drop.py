# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""no more orders"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("orders")  # expect: drop-table


def downgrade() -> None:
    raise NotImplementedError("the orders are gone")
