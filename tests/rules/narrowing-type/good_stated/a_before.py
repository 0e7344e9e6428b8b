# database: postgresql 15
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("carts", sa.Column("made_at", sa.DateTime()))


def downgrade() -> None:
    pass
