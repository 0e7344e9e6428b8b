# database: postgresql 15
"""one visit a customer"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_unique_constraint(  # expect: refused-on-partitioned-table
        "uq_visits_customer", "visits", ["customer_id"]
    )


def downgrade() -> None:
    op.drop_constraint("uq_visits_customer", "visits", type_="unique")
