# database: mariadb 10.11
"""what ran before can be run again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("number", sa.Integer()), if_not_exists=True)
    op.execute("UPDATE customers SET number = 0 WHERE id = 7")
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])


def downgrade() -> None:
    pass
