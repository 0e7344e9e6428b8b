# database: postgresql 15
"""no new weight below zero"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("ALTER DOMAIN grams ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID")


def downgrade() -> None:
    op.execute("ALTER DOMAIN grams DROP CONSTRAINT positive")
