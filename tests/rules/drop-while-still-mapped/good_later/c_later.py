"""and with remarks"""

import sqlalchemy as sa
from alembic import op

revision = "c_later"
down_revision = "b_drop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("remark", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "remark")
