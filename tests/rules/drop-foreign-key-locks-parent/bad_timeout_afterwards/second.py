# database: postgresql 15
"""orders belong to anybody; the timeout comes too late"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_column("orders", "customer_id")  # expect: drop-foreign-key-locks-parent
    op.execute("SET LOCAL lock_timeout = '5s'")


def downgrade() -> None:
    raise NotImplementedError("who ordered is gone")
