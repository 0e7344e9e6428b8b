# database: postgresql 10.23
# database: postgresql 18
# database: mysql 8.0
# database: mariadb 10.11
"""orders have a carrier"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.String(20)))  # expect: missing-lock-timeout
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
