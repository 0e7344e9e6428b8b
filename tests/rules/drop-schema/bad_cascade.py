# database: postgresql 15
"""without the old shop"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP SCHEMA old_shop CASCADE")  # expect: drop-schema


def downgrade() -> None:
    op.execute("CREATE SCHEMA old_shop")
