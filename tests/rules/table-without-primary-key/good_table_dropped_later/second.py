# database: postgresql 15
# database: mysql 8.4
"""likes go again"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_table("likes")


def downgrade() -> None:
    raise NotImplementedError
