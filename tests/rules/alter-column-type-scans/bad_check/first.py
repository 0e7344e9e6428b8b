"""no order below zero"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0")


def downgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
