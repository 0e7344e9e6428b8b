# database: mysql 8.0
# database: mariadb 10.11
"""more orders than an integer counts"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: mysql-modify-drops-attributes
        "orders",
        "id",
        type_=sa.BigInteger(),
        existing_type=sa.Integer(),
        existing_nullable=False,
    )


def downgrade() -> None:
    pass
