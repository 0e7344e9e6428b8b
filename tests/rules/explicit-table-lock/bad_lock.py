# database: postgresql 10.23
# database: postgresql 18
"""nobody else, for a while"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")  # expect: explicit-table-lock
    op.execute("UPDATE orders SET note = '' WHERE id = 7")


def downgrade() -> None:
    pass
