# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a measure, no amount"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("weight", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "weight")
