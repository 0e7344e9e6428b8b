"""new orders are open"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column(  # expect: change-server-default
        "orders",
        "state",
        existing_type=sa.String(10),
        existing_nullable=False,
        server_default="open",
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
