# database: mysql 8.0
# database: mariadb 10.11
"""all letters"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: mysql-table-copy
        "ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4"
    )


def downgrade() -> None:
    pass
