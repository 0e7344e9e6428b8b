# database: postgresql 15
"""when an order was seen first: now() is the same in all rows"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders", sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.func.now())
    )


def downgrade() -> None:
    op.drop_column("orders", "seen_at")
