"""orders have a carrier"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()))


def downgrade() -> None:
    pass
