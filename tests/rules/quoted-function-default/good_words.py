# database: postgresql 15
# database: sqlite 3.40
"""words that only look like one"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.Text(), server_default="now or never"))
    op.add_column("orders", sa.Column("kind", sa.Text(), server_default="uuid"))


def downgrade() -> None:
    pass
