# database: postgresql 15
"""orders that nobody needs after a crash"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders SET UNLOGGED")  # expect: table-storage-rewrite


def downgrade() -> None:
    op.execute("ALTER TABLE orders SET LOGGED")
