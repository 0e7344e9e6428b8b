# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""the key of the orders, built anew"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("REINDEX INDEX orders_pkey")  # expect: reindex-blocking


def downgrade() -> None:
    pass
