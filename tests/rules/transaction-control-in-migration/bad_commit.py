# database: postgresql 15
"""an index in a transaction that Alembic did not begin"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("COMMIT")  # expect: transaction-control-in-migration
    op.create_index("ix_orders_customer", "orders", ["customer_id"])


def downgrade() -> None:
    pass
