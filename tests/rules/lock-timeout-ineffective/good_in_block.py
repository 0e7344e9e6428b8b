# database: postgresql 15
"""for the session, in a block"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET lock_timeout = '4s'")
        op.execute("ALTER TABLE orders ADD COLUMN carrier text")


def downgrade() -> None:
    pass
