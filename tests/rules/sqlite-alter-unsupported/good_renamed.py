# database: sqlite 3.40
"""SQLite renames a column in place"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", new_column_name="remark")


def downgrade() -> None:
    op.alter_column("orders", "remark", new_column_name="note")
