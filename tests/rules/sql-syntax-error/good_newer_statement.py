# database: postgresql 15
"""statements that not every version knows"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP INDEX IF EXISTS orders_note")
    op.execute("ALTER TABLE orders ALTER COLUMN note SET COMPRESSION lz4")


def downgrade() -> None:
    pass
