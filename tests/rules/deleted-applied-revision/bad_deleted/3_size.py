"""The revision before this one was taken out"""

import sqlalchemy as sa
from alembic import op

revision = "c3"  # expect: deleted-applied-revision
down_revision = "a1"


def upgrade() -> None:
    op.add_column("orders", sa.Column("size", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "size")
