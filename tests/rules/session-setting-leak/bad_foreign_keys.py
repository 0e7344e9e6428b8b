# database: mysql 8.0
# database: mariadb 10.11
"""a table that cannot be dropped yet"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET foreign_key_checks = 0")  # expect: session-setting-leak
    op.drop_table("customers")


def downgrade() -> None:
    pass
