# database: mysql 8.0
# database: mariadb 10.11
"""what may fail comes first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])
    op.add_column("customers", sa.Column("number", sa.Integer()))


def downgrade() -> None:
    pass
