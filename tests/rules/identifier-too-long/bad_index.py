# database: postgresql 15
# fails: exceeds maximum length of 63 characters
"""orders by day and customer: Alembic refuses the name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index(  # expect: identifier-too-long
        "ix_orders_by_the_day_on_which_they_were_placed_and_then_by_customer",
        "orders",
        ["placed_at", "customer_id"],
    )


def downgrade() -> None:
    op.execute("DROP INDEX ix_orders_by_the_day_on_which_they_were_placed_and_then_by_cust")
