# database: postgresql 10.23
# database: postgresql 18
"""orders are looked up by customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )
        op.execute("VACUUM orders")


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index("ix_orders_customer", table_name="orders", postgresql_concurrently=True)
