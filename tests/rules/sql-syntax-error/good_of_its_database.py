# database: mysql 8.0
# database: mariadb 10.11
"""the statement of MySQL where it belongs"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders MODIFY note VARCHAR(50)")


def downgrade() -> None:
    pass
