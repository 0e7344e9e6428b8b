# database: postgresql 15
"""a table creates the type, and another one uses it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="order_state")
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))
    op.add_column("orders", sa.Column("state", state, nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "state")
    op.drop_table("invoices")
    op.execute("DROP TYPE order_state")
