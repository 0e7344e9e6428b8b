# database: postgresql 10.23
# database: postgresql 18
"""orders are looked up by customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index(  # expect: non-transactional-statement
        "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
    )


def downgrade() -> None:
    op.drop_index(  # expect: non-transactional-statement
        "ix_orders_customer", table_name="orders", postgresql_concurrently=True
    )
