# database: postgresql 15
"""invoices have a state"""

import sqlalchemy as sa
from alembic import op

revision = "invoices"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="state")
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))


def downgrade() -> None:
    op.drop_table("invoices")
    op.execute("DROP TYPE state")
