# database: postgresql 15
"""orders by day, made anew by each attempt"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_orders_placed_at", table_name="orders", postgresql_concurrently=True, if_exists=True
        )
        op.create_index(
            "ix_orders_placed_at",
            "orders",
            ["placed_at"],
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def downgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")
