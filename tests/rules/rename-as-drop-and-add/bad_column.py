# database: postgresql 15
# database: mariadb 10.11
# database: sqlite 3.40
"""orders have notes"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("notes", sa.Text(), nullable=True))
    op.drop_column("orders", "note")  # expect: rename-as-drop-and-add


def downgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))
    op.drop_column("orders", "notes")
