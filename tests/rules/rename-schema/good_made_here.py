# database: postgresql 15
"""a schema of the same revision"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE SCHEMA shop")
    op.execute("ALTER SCHEMA shop RENAME TO store")


def downgrade() -> None:
    pass
