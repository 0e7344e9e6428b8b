# database: mysql 8.0
# database: mariadb 10.11
"""a table that was just made"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()))
    op.execute("ALTER TABLE returns CONVERT TO CHARACTER SET utf8mb4")


def downgrade() -> None:
    pass
