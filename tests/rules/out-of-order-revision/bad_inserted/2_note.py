"""note of an order"""

import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "c3"


def upgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "note")
