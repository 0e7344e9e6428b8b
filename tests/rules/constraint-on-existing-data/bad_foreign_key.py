# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orders of customers that are there"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(  # expect: constraint-on-existing-data
        "fk_customer",
        "orders",
        "customers",
        ["customer_id"],
        ["id"],
    )


def downgrade() -> None:
    op.drop_constraint("fk_customer", "orders", type_="foreignkey")
