# database: postgresql 15
"""the room of deleted orders can be used again"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("VACUUM ANALYZE orders")


def downgrade() -> None:
    pass
