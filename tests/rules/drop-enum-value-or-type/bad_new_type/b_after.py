"""orders are no longer lost"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state RENAME TO order_state_old")
    op.execute("CREATE TYPE order_state AS ENUM ('new', 'paid')")
    op.execute(  # expect: drop-enum-value-or-type
        "ALTER TABLE orders ALTER COLUMN state TYPE order_state USING state::text::order_state"
    )
    op.execute("DROP TYPE order_state_old")


def downgrade() -> None:
    raise NotImplementedError("gone")
