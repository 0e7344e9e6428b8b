# database: postgresql 15
# database: mariadb 10.11
"""orders have notes, which take over what was noted"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("notes", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET notes = note")
    op.drop_column("orders", "note")


def downgrade() -> None:
    raise NotImplementedError("notes are here to stay")
