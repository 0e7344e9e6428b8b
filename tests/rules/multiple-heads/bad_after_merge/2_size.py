"""main has got another revision on top of the same one meanwhile"""

import sqlalchemy as sa
from alembic import op

revision = "b2"  # expect: multiple-heads
down_revision = "a1"


def upgrade() -> None:
    op.add_column("orders", sa.Column("size", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "size")
