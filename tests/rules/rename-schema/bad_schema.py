# database: postgresql 15
"""the shop in a schema of its own name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER SCHEMA shop RENAME TO store")  # expect: rename-schema


def downgrade() -> None:
    pass
