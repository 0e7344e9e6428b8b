# database: postgresql 15
"""no more orders"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_table("orders")  # expect: drop-foreign-key-locks-parent


def downgrade() -> None:
    raise NotImplementedError("the orders are gone")
