# database: mysql 8.0
# database: mariadb 10.11
"""one statement, and writes go on"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (id, placed_at), "
        "ALGORITHM=INPLACE, LOCK=NONE"
    )


def downgrade() -> None:
    pass
