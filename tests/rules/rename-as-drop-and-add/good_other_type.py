# database: postgresql 15
"""a note of another kind takes the place of the old one"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("note_id", sa.Integer(), nullable=True))
    op.drop_column("orders", "note")


def downgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))
    op.drop_column("orders", "note_id")
