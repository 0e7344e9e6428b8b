# database: postgresql 15
# database: mariadb 10.11
"""an order belongs to a customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key("fk_orders_customer", "orders", "customers", ["customer_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_orders_customer", "orders", type_="foreignkey")
