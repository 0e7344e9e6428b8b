# database: postgresql 15
# fails: it has no name
"""addresses may be shared"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint(None, "customers", type_="unique")  # expect: drop-unnamed-constraint


def downgrade() -> None:
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])
