# database: postgresql 12
# database: postgresql 18
"""no new order without a customer"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(
        "ck_orders_customer", "orders", "customer_id IS NOT NULL", postgresql_not_valid=True
    )


def downgrade() -> None:
    op.drop_constraint("ck_orders_customer", "orders", type_="check")
