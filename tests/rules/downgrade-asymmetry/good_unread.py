# database: postgresql 15
"""the rest of what undoes it stands in a file"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))
    op.add_column("orders", sa.Column("size", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "colour")
    op.execute(Path("undo_size.sql").read_text())
