"""A merge joins what came in between"""

import sqlalchemy as sa
from alembic import op

revision = "d4"
down_revision = ("b2", "c3")


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
