# database: postgresql 15
"""PostgreSQL changes what it is told, and nothing else"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "placed_at", type_=sa.DateTime(timezone=True))


def downgrade() -> None:
    pass
