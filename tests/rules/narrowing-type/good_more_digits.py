# database: postgresql 15
"""larger orders"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "total", existing_type=sa.Numeric(8, 2), type_=sa.Numeric(12, 2))


def downgrade() -> None:
    pass
