# database: mysql 8.0
# database: mariadb 10.11
"""no strict mode, and so no error"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'")
    op.alter_column(  # expect: mysql-not-null-non-strict
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )
    op.execute("SET SESSION sql_mode = DEFAULT")


def downgrade() -> None:
    pass
