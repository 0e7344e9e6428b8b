# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""one customer an e-mail address"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint(  # expect: add-unique-constraint-blocking
        "uq_customers_email", "customers", ["email"]
    )


def downgrade() -> None:
    op.drop_constraint("uq_customers_email", "customers", type_="unique")
