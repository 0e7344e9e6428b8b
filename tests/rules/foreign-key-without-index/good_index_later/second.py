# database: postgresql 15
"""orders by customer, in a revision of its own"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index("ix_orders_customer", table_name="orders", postgresql_concurrently=True)
