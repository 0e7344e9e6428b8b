"""a check proves that there is no NULL"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)
