# database: postgresql 15
"""an index that is built while others read and write"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
