# database: postgresql 15
"""two statements that belong together, outside of Alembic's transaction"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("BEGIN")
        op.execute("UPDATE orders SET note = '' WHERE id = 1")
        op.execute("COMMIT")


def downgrade() -> None:
    pass
