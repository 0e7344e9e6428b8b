# database: postgresql 10.23
"""whether an order is paid: free since PostgreSQL 11, not before"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-column-rewrite
        "orders",
        sa.Column("paid", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )


def downgrade() -> None:
    op.drop_column("orders", "paid")
