"""one customer an e-mail address"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.create_unique_constraint("uq_customers_email", ["email"])


def downgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_constraint("uq_customers_email", type_="unique")
