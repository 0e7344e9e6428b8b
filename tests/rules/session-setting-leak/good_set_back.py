# database: mysql 8.0
# database: mariadb 10.11
"""set back in the end, also where it fails"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET foreign_key_checks = 0")
    try:
        op.drop_table("customers")
    finally:
        op.execute("SET foreign_key_checks = 1")


def downgrade() -> None:
    pass
