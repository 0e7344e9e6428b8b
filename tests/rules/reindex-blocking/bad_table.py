# database: postgresql 15
"""all indexes of the orders, built anew"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("REINDEX TABLE orders")  # expect: reindex-blocking


def downgrade() -> None:
    pass
