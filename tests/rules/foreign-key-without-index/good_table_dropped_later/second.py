# database: postgresql 15
"""orders go again"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_table("orders")


def downgrade() -> None:
    raise NotImplementedError
