# database: postgresql 10.23
# database: postgresql 18
"""returns belong to orders; the check waits for the commit"""

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
    op.alter_column("orders", "customer_id", nullable=False)  # expect: pending-trigger-events


def downgrade() -> None:
    pass
