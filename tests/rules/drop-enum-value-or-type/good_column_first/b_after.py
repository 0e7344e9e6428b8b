"""the type goes after its column"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_column("orders", "state")
    op.execute("DROP TYPE order_state")


def downgrade() -> None:
    raise NotImplementedError("gone")
