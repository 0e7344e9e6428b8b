# database: mariadb 10.11
# database: mysql 8.4
"""a word that the server ignores"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP TABLE customers CASCADE")


def downgrade() -> None:
    raise NotImplementedError("the customers are gone")
