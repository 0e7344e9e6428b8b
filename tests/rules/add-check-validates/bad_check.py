# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""no order below zero"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(  # expect: add-check-validates
        "ck_orders_total", "orders", "total >= 0"
    )


def downgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
