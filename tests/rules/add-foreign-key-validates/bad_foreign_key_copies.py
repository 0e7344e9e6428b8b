# database: mariadb 10.11
# database: mysql 8.4
"""orders belong to customers"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(  # expect: add-foreign-key-validates
        "fk_orders_customer", "orders", "customers", ["customer_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_constraint("fk_orders_customer", "orders", type_="foreignkey")
