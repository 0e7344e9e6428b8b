# database: postgresql 15
"""one visit a customer and day"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_unique_constraint("uq_visits_customer", "visits", ["customer_id", "at"])


def downgrade() -> None:
    op.drop_constraint("uq_visits_customer", "visits", type_="unique")
