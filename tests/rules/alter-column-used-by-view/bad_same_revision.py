# database: postgresql 15
"""a view too early"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW amounts AS SELECT id, total FROM orders")
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))  # expect: alter-column-used-by-view


def downgrade() -> None:
    op.execute("DROP VIEW amounts")
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
