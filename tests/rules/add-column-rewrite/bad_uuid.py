# database: mariadb 10.11
# database: mysql 8.4
"""a token for each order: each row is written"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-column-rewrite
        "orders", sa.Column("token", sa.String(36), server_default=sa.text("(uuid())"))
    )


def downgrade() -> None:
    op.drop_column("orders", "token")
