# database: postgresql 15
"""larger totals, around the view"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("DROP VIEW amounts")
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))
    op.execute("CREATE VIEW amounts AS SELECT id, total FROM orders")


def downgrade() -> None:
    op.execute("DROP VIEW amounts")
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
    op.execute("CREATE VIEW amounts AS SELECT id, total FROM orders")
