"""the same default once more"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column(
        "orders",
        "state",
        existing_type=sa.String(10),
        existing_nullable=False,
        server_default="new",
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
