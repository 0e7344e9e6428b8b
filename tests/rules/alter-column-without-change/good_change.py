# database: postgresql 15
"""each call changes something"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=False)
    op.alter_column("orders", "total", existing_type=sa.Numeric(8, 2), server_default=None)
    op.alter_column("orders", "placed_at", existing_type=sa.DateTime(), comment="in UTC")


def downgrade() -> None:
    pass
