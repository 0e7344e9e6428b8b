# database: postgresql 15
# database: mysql 8.4
"""customers are called buyers, and so is what is unique about them"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_constraint("uq_customers_email", "customers", type_="unique")
    op.rename_table("customers", "buyers")
    op.create_unique_constraint("uq_buyers_email", "buyers", ["email"])


def downgrade() -> None:
    op.drop_constraint("uq_buyers_email", "buyers", type_="unique")
    op.rename_table("buyers", "customers")
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])
