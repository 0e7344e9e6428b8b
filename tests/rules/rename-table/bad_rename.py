# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""orders are purchases"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.rename_table("orders", "purchases")  # expect: rename-table


def downgrade() -> None:
    op.rename_table("purchases", "orders")
