# database: mysql 8.0
# database: mariadb 10.11
"""NULL is asked for"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "total", nullable=True, existing_type=sa.Numeric(8, 2))


def downgrade() -> None:
    pass
