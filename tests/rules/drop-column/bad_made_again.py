# database: postgresql 15
"""the note as JSON: a new column of the old name is empty"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "note")  # expect: drop-column
    op.add_column("orders", sa.Column("note", sa.JSON(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
