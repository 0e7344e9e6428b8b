# database: postgresql 15
"""totals in cents, through a column that gets the name of the old one"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("total_new", sa.Integer(), nullable=True))
    op.execute("UPDATE orders SET total_new = total * 100")
    op.drop_column("orders", "total")
    op.alter_column("orders", "total_new", new_column_name="total")


def downgrade() -> None:
    op.add_column("orders", sa.Column("total_old", sa.Numeric(8, 2), nullable=True))
    op.execute("UPDATE orders SET total_old = total / 100.0")
    op.drop_column("orders", "total")
    op.alter_column("orders", "total_old", new_column_name="total")
