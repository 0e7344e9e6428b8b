# database: postgresql 15
"""a foreign key that is checked at once"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key("fk_orders_customer", "orders", "customers", ["customer_id"], ["id"])
    op.execute("UPDATE orders SET customer_id = 1 WHERE customer_id IS NULL")
    op.alter_column("orders", "customer_id", nullable=False)


def downgrade() -> None:
    pass
