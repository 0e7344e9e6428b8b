# database: postgresql 15
"""after four seconds it gives up"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")


def downgrade() -> None:
    pass
