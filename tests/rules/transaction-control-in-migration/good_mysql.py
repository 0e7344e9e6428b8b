# database: mysql 8.0
# database: mariadb 10.11
"""each ALTER commits anyway"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = '' WHERE id = 1")
    op.execute("COMMIT")


def downgrade() -> None:
    pass
