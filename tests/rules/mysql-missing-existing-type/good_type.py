# database: mysql 8.0
# database: mariadb 10.11
"""the type is said again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", nullable=False, existing_type=sa.Text())


def downgrade() -> None:
    pass
