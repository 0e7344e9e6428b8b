# database: postgresql 15
"""larger totals, which the view does not show"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW days AS SELECT id, placed_at FROM orders")
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))


def downgrade() -> None:
    op.execute("DROP VIEW days")
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
