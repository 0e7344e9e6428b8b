# database: mysql 8.0
# database: mariadb 10.11
"""a copy that nobody needs"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: mysql-table-copy
        "ALTER TABLE orders ADD COLUMN a INT, ALGORITHM=COPY"
    )
    op.execute(  # expect: mysql-table-copy
        "ALTER TABLE orders ADD INDEX ix (note(9)), LOCK=SHARED"
    )


def downgrade() -> None:
    pass
