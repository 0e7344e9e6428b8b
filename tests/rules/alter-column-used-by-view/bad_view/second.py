# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""larger totals"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))  # expect: alter-column-used-by-view


def downgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
