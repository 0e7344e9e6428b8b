"""a value more"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.alter_column(
        "orders",
        "state",
        existing_type=sa.Enum("new", "paid", "lost", name="order_state"),
        type_=sa.Enum("new", "paid", "lost", "sent", name="order_state"),
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
