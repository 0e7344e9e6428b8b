"""customers have a score"""

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
