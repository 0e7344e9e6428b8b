# database: postgresql 10.23
# database: postgresql 15
"""larger totals: a plain index stays as it is"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))


def downgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
