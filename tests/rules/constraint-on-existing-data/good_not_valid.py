# database: postgresql 15
"""what rows there are is not looked at"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(
        "fk_customer", "orders", "customers", ["customer_id"], ["id"], postgresql_not_valid=True
    )


def downgrade() -> None:
    op.drop_constraint("fk_customer", "orders", type_="foreignkey")
