# database: postgresql 15
# database: mysql 8.4
"""orders belong to customers"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(  # expect: unnamed-constraint
        None, "orders", "customers", ["customer_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_constraint("orders_customer_id_fkey", "orders", type_="foreignkey")
