# database: postgresql 15
"""one order a customer and moment, in SQL"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: add-exclusion-constraint
        "ALTER TABLE orders ADD CONSTRAINT excl_orders "
        "EXCLUDE USING gist (customer_id WITH =, placed_at WITH =)"
    )


def downgrade() -> None:
    op.drop_constraint("excl_orders", "orders")
