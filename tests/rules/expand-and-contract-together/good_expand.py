# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""only what the next release needs"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("remark", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET remark = note")


def downgrade() -> None:
    op.drop_column("orders", "remark")
