"""orders are no longer lost"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column(  # expect: drop-enum-value-or-type
        "orders",
        "state",
        existing_type=sa.Enum("new", "paid", "lost", name="order_state"),
        type_=sa.Enum("new", "paid", name="order_state"),
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
