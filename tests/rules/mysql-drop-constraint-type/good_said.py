# database: mysql 8.0
# database: mariadb 10.11
"""kind and table are said"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint("uq_customers_name", "customers", ["email"])
    op.create_index("ix_orders_placed", "orders", ["placed_at"])
    op.drop_constraint("uq_customers_name", "customers", type_="unique")
    op.drop_index("ix_orders_placed", table_name="orders")
    op.execute("ALTER TABLE orders DROP CONSTRAINT ck_orders_total")


def downgrade() -> None:
    pass
