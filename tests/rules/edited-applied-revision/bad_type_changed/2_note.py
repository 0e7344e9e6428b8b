"""A released revision gives its column another length"""

import sqlalchemy as sa
from alembic import op

revision = "b2"  # expect: edited-applied-revision
down_revision = "a1"


def upgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.String(80), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "note")
