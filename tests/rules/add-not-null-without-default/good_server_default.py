# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""how many pieces: one, in each order so far"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("pieces", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    op.drop_column("orders", "pieces")
