# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""orders by day, unless they are there"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(  # expect: concurrent-index-if-not-exists
            "ix_orders_placed_at",
            "orders",
            ["placed_at"],
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
