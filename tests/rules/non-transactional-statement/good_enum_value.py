# database: postgresql 12.22
"""orders can be returned; since 12 in a transaction"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state ADD VALUE 'returned'")


def downgrade() -> None:
    pass
