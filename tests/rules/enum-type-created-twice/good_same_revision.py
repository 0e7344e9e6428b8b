# database: postgresql 15
"""two tables of one revision: Alembic creates their type once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="state")
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))
    op.create_table("parcels", sa.Column("id", sa.Integer()), sa.Column("state", state))


def downgrade() -> None:
    op.drop_table("parcels")
    op.drop_table("invoices")
    op.execute("DROP TYPE state")
