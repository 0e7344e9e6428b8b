# database: postgresql 15
"""orders by day: a second attempt fails, and says that the index is there"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_placed_at", "orders", ["placed_at"], postgresql_concurrently=True
        )


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
