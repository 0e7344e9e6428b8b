# database: postgresql 15
"""larger totals: the CHECK goes, and comes back to be validated later"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
    op.alter_column("orders", "total", type_=sa.Numeric(12, 2))
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0", postgresql_not_valid=True)


def downgrade() -> None:
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2))
