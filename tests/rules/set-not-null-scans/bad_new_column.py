# database: postgresql 15
"""a currency, which all orders have from the start"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("currency", sa.String(3), server_default="EUR"))
    op.alter_column("orders", "currency", nullable=False)  # expect: set-not-null-scans


def downgrade() -> None:
    op.drop_column("orders", "currency")
