# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""without the database of the reports"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP DATABASE reports")  # expect: drop-schema


def downgrade() -> None:
    pass
