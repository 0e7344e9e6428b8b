# database: postgresql 15
"""the checks are done before the ALTER"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(
        "fk_orders_customer",
        "orders",
        "customers",
        ["customer_id"],
        ["id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.execute("UPDATE orders SET customer_id = 1 WHERE customer_id IS NULL")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    op.alter_column("orders", "customer_id", nullable=False)


def downgrade() -> None:
    pass
