# database: postgresql 15
"""larger totals: an index has the total in its WHERE"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))  # expect: alter-column-type-scans


def downgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
