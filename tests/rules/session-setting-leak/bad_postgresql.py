# database: postgresql 15
"""rows without triggers, in another schema"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET session_replication_role = replica")  # expect: session-setting-leak
    op.execute("SET search_path TO archive")  # expect: session-setting-leak
    op.execute("ALTER TABLE orders DISABLE TRIGGER ALL")  # expect: session-setting-leak
    op.execute("UPDATE orders SET note = '' WHERE id = 7")


def downgrade() -> None:
    pass
