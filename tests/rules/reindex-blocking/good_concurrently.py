# database: postgresql 12.22
# database: postgresql 18
"""the key of the orders, built anew while the shop goes on"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("REINDEX INDEX CONCURRENTLY orders_pkey")


def downgrade() -> None:
    pass
