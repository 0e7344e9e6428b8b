# database: mysql 8.0
# database: mariadb 10.11
"""RENAME COLUMN needs no type, a default neither"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders RENAME COLUMN note TO remark")
    op.alter_column("orders", "total", server_default="0")


def downgrade() -> None:
    pass
