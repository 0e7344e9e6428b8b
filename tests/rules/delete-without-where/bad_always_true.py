# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a condition that holds for all rows"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders WHERE 1 = 1")  # expect: delete-without-where


def downgrade() -> None:
    pass
