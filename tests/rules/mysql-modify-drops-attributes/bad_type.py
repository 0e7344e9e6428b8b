# database: mysql 8.0
# database: mariadb 10.11
"""dates with fractions of a second"""

from alembic import op
from sqlalchemy.dialects import mysql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: mysql-modify-drops-attributes
        "orders", "placed_at", type_=mysql.DATETIME(fsp=6)
    )


def downgrade() -> None:
    pass
