# database: postgresql 10.23
# database: postgresql 18
"""totals are not negative, old ones either"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0", postgresql_not_valid=True)
    op.execute(  # expect: validate-same-transaction
        "ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_total"
    )


def downgrade() -> None:
    pass
