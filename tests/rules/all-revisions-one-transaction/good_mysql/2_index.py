"""orders are looked up by customer"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_index("ix_orders_customer", "orders", ["customer_id"])


def downgrade() -> None:
    pass
