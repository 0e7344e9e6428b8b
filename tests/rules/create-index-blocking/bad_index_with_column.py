# database: postgresql 15
"""a tracking number, and an index on it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: create-index-blocking
        "orders", sa.Column("tracking", sa.String(30), nullable=True, index=True)
    )


def downgrade() -> None:
    op.drop_index("ix_orders_tracking", table_name="orders")
    op.drop_column("orders", "tracking")
