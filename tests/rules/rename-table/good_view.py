# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orders are purchases, and running code still finds them"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.rename_table("orders", "purchases")
    op.execute("CREATE VIEW orders AS SELECT * FROM purchases")


def downgrade() -> None:
    op.execute("DROP VIEW orders")
    op.rename_table("purchases", "orders")
