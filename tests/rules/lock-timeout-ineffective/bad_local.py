# database: postgresql 15
"""a timeout for a transaction that there is not"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET LOCAL lock_timeout = '4s'")  # expect: lock-timeout-ineffective
        op.execute("ALTER TABLE orders ADD COLUMN carrier text")


def downgrade() -> None:
    pass
