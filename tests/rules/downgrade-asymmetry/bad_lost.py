# database: postgresql 15
# database: mariadb 10.11
"""customers have no names"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("customers", "name")
    op.create_index("ix_orders_placed_at", "orders", ["placed_at"])


def downgrade() -> None:  # expect: downgrade-asymmetry
    op.drop_index("ix_orders_placed_at", table_name="orders")
