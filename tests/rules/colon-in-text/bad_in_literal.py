# database: postgresql 15
# database: mysql 8.0
# database: mariadb 10.11
"""a colon within a quoted literal"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = 'see :email' WHERE note IS NULL")  # expect: colon-in-text


def downgrade() -> None:
    pass
