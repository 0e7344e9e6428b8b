# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a column of the same revision is filled"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET state = 'new'")


def downgrade() -> None:
    op.drop_column("orders", "state")
