# database: mysql 8.0
# database: mariadb 10.11
"""all that the columns have is given again"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "orders",
        "placed_at",
        type_=mysql.DATETIME(fsp=6),
        existing_type=sa.DateTime(),
        existing_nullable=False,
    )
    op.alter_column(
        "orders",
        "id",
        type_=sa.BigInteger(),
        existing_type=sa.Integer(),
        existing_nullable=False,
        existing_autoincrement=True,
    )


def downgrade() -> None:
    pass
