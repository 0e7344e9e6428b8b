# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""begin with no orders"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("TRUNCATE TABLE orders")  # expect: truncate


def downgrade() -> None:
    pass
