# database: postgresql 18
"""each new order has a customer, by a constraint that is validated later"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE orders ADD CONSTRAINT orders_has_customer NOT NULL customer_id NOT VALID"
    )


def downgrade() -> None:
    op.alter_column("orders", "customer_id", nullable=True)
