# database: mariadb 10.11
"""on MariaDB the values are part of the column"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="invoice_state")
    op.create_table("invoices", sa.Column("id", sa.Integer()), sa.Column("state", state))


def downgrade() -> None:
    op.drop_table("invoices")
