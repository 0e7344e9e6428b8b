# database: postgresql 15
"""orders belong to anybody; it gives up after five seconds"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_constraint("fk_orders_customer", "orders", type_="foreignkey")


def downgrade() -> None:
    op.create_foreign_key("fk_orders_customer", "orders", "customers", ["customer_id"], ["id"])
