# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""the copy takes the old name"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("short_note", sa.String(50), nullable=True))
    op.execute("UPDATE orders SET short_note = substr(note, 1, 50)")
    op.drop_column("orders", "note")
    op.alter_column("orders", "short_note", new_column_name="note", existing_type=sa.String(50))


def downgrade() -> None:
    raise NotImplementedError("what was cut is gone")
