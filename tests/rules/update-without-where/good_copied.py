# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""the old values stand elsewhere by then"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("old_note", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET old_note = note")
    op.execute("UPDATE orders SET note = ''")


def downgrade() -> None:
    op.execute("UPDATE orders SET note = old_note")
    op.drop_column("orders", "old_note")
