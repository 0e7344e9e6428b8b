# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""the room of deleted orders is given back"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("VACUUM FULL orders")  # expect: table-storage-rewrite


def downgrade() -> None:
    pass
