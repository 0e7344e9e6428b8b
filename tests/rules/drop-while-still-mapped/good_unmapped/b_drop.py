# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""orders without notes"""

import sqlalchemy as sa
from alembic import op

revision = "b_drop"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "note")


def downgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))
