# database: mysql 8.0
# database: mariadb 10.11
"""strict mode again before the ALTER"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET SESSION sql_mode = ''")
    op.execute("SET SESSION sql_mode = DEFAULT")
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    pass
