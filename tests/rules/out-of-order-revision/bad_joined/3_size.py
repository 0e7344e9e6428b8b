"""size of an order"""

import sqlalchemy as sa
from alembic import op

revision = "c3"  # expect: out-of-order-revision
down_revision = "a1"


def upgrade() -> None:
    op.add_column("orders", sa.Column("size", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "size")
