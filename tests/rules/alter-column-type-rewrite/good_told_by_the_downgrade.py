# database: postgresql 15
"""a numeric of more digits, whose old type only the way back tells"""

from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.execute("ALTER TABLE fees ALTER COLUMN price TYPE numeric(11,2) USING price::numeric(11,2)")


def downgrade() -> None:
    op.execute("ALTER TABLE fees ALTER COLUMN price TYPE numeric(8,2) USING price::numeric(8,2)")
