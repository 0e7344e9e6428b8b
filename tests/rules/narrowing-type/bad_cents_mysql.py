# database: mariadb 10.11
# database: mysql 8.4
"""prices without cents"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: narrowing-type
        "orders",
        "total",
        existing_type=sa.Numeric(8, 2),
        existing_nullable=False,
        type_=sa.Numeric(8, 0),
    )


def downgrade() -> None:
    pass
