# database: postgresql 15
# enable: not-valid-never-validated
"""no new order below zero"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(  # expect: not-valid-never-validated
        "ck_orders_total", "orders", "total >= 0", postgresql_not_valid=True
    )


def downgrade() -> None:
    op.drop_constraint("ck_orders_total", "orders", type_="check")
