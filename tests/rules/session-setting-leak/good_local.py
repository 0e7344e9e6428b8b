# database: postgresql 15
"""for the transaction alone"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET LOCAL session_replication_role = replica")
    op.execute("SET LOCAL search_path TO archive")
    op.execute("ALTER TABLE orders DISABLE TRIGGER ALL")
    op.execute("UPDATE orders SET note = '' WHERE id = 7")
    op.execute("ALTER TABLE orders ENABLE TRIGGER ALL")


def downgrade() -> None:
    pass
