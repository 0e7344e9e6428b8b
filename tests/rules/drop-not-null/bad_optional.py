# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: drop-not-null
"""orders without a total"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: drop-not-null
        "orders",
        "total",
        existing_type=sa.Numeric(8, 2),
        nullable=True,
    )


def downgrade() -> None:
    pass
