# database: postgresql 15
"""orders belong to customers, old ones too"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(
        "fk_orders_customer",
        "orders",
        "customers",
        ["customer_id"],
        ["id"],
        postgresql_not_valid=True,
    )
    op.execute(  # expect: validate-same-transaction
        "ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_customer"
    )


def downgrade() -> None:
    pass
