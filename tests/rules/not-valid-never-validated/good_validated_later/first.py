# enable: not-valid-never-validated
"""no new order below zero"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0", postgresql_not_valid=True)


def downgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
