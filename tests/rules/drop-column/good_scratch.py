# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a column that only this revision needs"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("old_total", sa.Numeric(8, 2), nullable=True))
    op.execute("UPDATE orders SET old_total = total")
    op.execute("UPDATE orders SET total = old_total * 1.19, note = 'with tax'")
    op.drop_column("orders", "old_total")


def downgrade() -> None:
    pass
