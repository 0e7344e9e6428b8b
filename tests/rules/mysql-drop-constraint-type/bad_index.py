# database: mysql 8.0
# database: mariadb 10.11
"""an index without its table"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_placed", "orders", ["placed_at"])
    op.drop_index("ix_orders_placed")  # expect: mysql-drop-constraint-type


def downgrade() -> None:
    pass
