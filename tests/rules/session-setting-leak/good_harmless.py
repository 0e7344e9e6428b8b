# database: postgresql 15
# database: mysql 8.0
"""a setting that protects nothing"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
    op.execute("UPDATE orders SET note = '' WHERE id = 7")


def downgrade() -> None:
    pass
