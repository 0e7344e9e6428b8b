# database: postgresql 15
"""orders are looked up by customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(  # expect: autocommit-block-in-own-transaction
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
