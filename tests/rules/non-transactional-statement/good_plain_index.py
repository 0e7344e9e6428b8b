# database: postgresql 15
"""an index that is built in the transaction"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_customer", "orders", ["customer_id"])


def downgrade() -> None:
    pass
