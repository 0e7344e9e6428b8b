# database: mysql 8.0
# database: mariadb 10.11
"""the server says no where there is a NULL"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'")
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    pass
