# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""one order a customer and moment"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_exclude_constraint(  # expect: add-exclusion-constraint
        "excl_orders", "orders", ("customer_id", "="), ("placed_at", "="), using="gist"
    )


def downgrade() -> None:
    op.drop_constraint("excl_orders", "orders")
