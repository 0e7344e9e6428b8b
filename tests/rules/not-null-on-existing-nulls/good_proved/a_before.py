# database: postgresql 15
"""before"""

from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders ADD CONSTRAINT note_there CHECK (note IS NOT NULL)")


def downgrade() -> None:
    pass
