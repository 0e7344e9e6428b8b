# database: postgresql 15
"""invoices have a state, and go with it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="invoice_state")
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))


def downgrade() -> None:
    op.drop_table("invoices")
    sa.Enum(name="invoice_state").drop(op.get_bind())
