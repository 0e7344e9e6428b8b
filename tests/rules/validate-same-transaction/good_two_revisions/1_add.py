# database: postgresql 15
"""totals are not negative from now on"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0", postgresql_not_valid=True)


def downgrade() -> None:
    pass
