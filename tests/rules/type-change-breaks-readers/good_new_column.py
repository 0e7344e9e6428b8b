# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a column of the other type beside it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("customer", sa.String(20), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "customer")
