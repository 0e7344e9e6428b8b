# database: mariadb 10.11
# database: mysql 8.4
"""no order below zero: the table is copied"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(  # expect: add-check-validates
        "ck_orders_total", "orders", "total >= 0"
    )


def downgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
