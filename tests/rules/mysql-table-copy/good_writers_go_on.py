# database: mariadb 11.4
"""copied while writers go on, as MariaDB does since 11.2"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb3")


def downgrade() -> None:
    op.execute("ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4")
