# database: mysql 8.0
# database: mariadb 10.11
"""refused rather than slow"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders ADD COLUMN a INT, ALGORITHM=INSTANT")
    op.execute("ALTER TABLE orders DEFAULT CHARACTER SET utf8mb4")


def downgrade() -> None:
    pass
