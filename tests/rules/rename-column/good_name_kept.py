# database: postgresql 15
"""the long note moves, and a short one has its name"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", new_column_name="long_note", existing_type=sa.Text())
    op.add_column("orders", sa.Column("note", sa.String(50), nullable=True))
    op.execute("UPDATE orders SET note = substr(long_note, 1, 50)")


def downgrade() -> None:
    op.drop_column("orders", "note")
    op.alter_column("orders", "long_note", new_column_name="note", existing_type=sa.Text())
