# database: mariadb 10.11
# database: mysql 8.4
"""an index that goes without a lock"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_index("ix_orders_placed_at", table_name="orders")


def downgrade() -> None:
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])
