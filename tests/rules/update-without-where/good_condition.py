# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""some rows are meant"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = '' WHERE note IS NULL")


def downgrade() -> None:
    pass
