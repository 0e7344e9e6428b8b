# database: postgresql 15
"""two indexes, each committed by itself"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(  # expect: autocommit-splits-transaction
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )
        op.create_index("ix_orders_placed", "orders", ["placed_at"], postgresql_concurrently=True)


def downgrade() -> None:
    pass
