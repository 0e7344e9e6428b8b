"""large orders by day"""

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_large",
            "orders",
            ["placed_at"],
            postgresql_where=sa.text("total > 1000"),
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    op.drop_index("ix_orders_large", table_name="orders")
