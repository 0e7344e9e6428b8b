# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""orders belong to anybody"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_constraint(  # expect: drop-foreign-key-locks-parent
        "fk_orders_customer", "orders", type_="foreignkey"
    )


def downgrade() -> None:
    op.create_foreign_key("fk_orders_customer", "orders", "customers", ["customer_id"], ["id"])
