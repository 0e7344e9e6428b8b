"""USING states what becomes of each value"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column(
        "carts",
        "made_at",
        existing_type=sa.DateTime(),
        type_=sa.DateTime(timezone=True),
        postgresql_using="made_at AT TIME ZONE 'UTC'",
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
