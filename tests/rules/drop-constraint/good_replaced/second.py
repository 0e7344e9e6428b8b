# database: postgresql 15
# database: sqlite 3.40
"""one customer an e-mail address and name"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_constraint("uq_customers_email", type_="unique")
        batch_op.create_unique_constraint("uq_customers_email_name", ["email", "name"])


def downgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_constraint("uq_customers_email_name", type_="unique")
        batch_op.create_unique_constraint("uq_customers_email", ["email"])
