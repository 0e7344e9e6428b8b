# database: postgresql 15
"""readers and writers go on"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("LOCK TABLE orders IN SHARE UPDATE EXCLUSIVE MODE")


def downgrade() -> None:
    pass
