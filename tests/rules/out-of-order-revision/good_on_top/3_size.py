"""It follows the newest revision of main"""

import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = "b2"


def upgrade() -> None:
    op.add_column("orders", sa.Column("size", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "size")
