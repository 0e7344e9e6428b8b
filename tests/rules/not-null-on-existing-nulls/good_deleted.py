# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orders without a note are deleted first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders WHERE note IS NULL")
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)
