"""the type goes before its column"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute("DROP TYPE order_state")  # expect: drop-enum-value-or-type
    op.drop_column("orders", "state")


def downgrade() -> None:
    raise NotImplementedError("gone")
