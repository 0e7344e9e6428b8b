# database: mysql 8.0
# database: mariadb 10.11
"""only the default changes: ALTER COLUMN leaves the rest alone"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "placed_at", server_default=sa.text("CURRENT_TIMESTAMP"))


def downgrade() -> None:
    pass
