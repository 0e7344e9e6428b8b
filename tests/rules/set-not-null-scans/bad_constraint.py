# database: postgresql 18
"""each order has a customer, by a constraint with a name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: set-not-null-scans
        "ALTER TABLE orders ADD CONSTRAINT orders_has_customer NOT NULL customer_id"
    )


def downgrade() -> None:
    op.alter_column("orders", "customer_id", nullable=True)
