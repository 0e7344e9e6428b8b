# database: postgresql 15
"""weights above zero, before any table has them"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE DOMAIN grams AS integer")
    op.execute("ALTER DOMAIN grams ADD CONSTRAINT positive CHECK (VALUE > 0)")


def downgrade() -> None:
    op.execute("DROP DOMAIN grams")
