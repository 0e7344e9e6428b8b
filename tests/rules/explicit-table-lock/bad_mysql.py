# database: mysql 8.0
# database: mariadb 10.11
"""nobody else, for a while"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("LOCK TABLES orders WRITE")  # expect: explicit-table-lock
    op.execute("UPDATE orders SET note = '' WHERE id = 7")
    op.execute("UNLOCK TABLES")


def downgrade() -> None:
    pass
