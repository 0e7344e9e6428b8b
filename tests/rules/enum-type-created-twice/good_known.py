# database: postgresql 15
"""invoices have a state, whose type is created once"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE invoice_state AS ENUM ('open', 'paid')")
    state = postgresql.ENUM("open", "paid", name="invoice_state", create_type=False)
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))


def downgrade() -> None:
    op.drop_table("invoices")
    op.execute("DROP TYPE invoice_state")
