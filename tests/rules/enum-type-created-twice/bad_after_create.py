# database: postgresql 15
"""invoices have a state"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="invoice_state")
    state.create(op.get_bind(), checkfirst=True)
    op.create_table(  # expect: enum-type-created-twice
        "invoices", sa.Column("id", sa.Integer()), sa.Column("state", state)
    )


def downgrade() -> None:
    op.drop_table("invoices")
    op.execute("DROP TYPE invoice_state")
