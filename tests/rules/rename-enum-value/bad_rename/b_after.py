"""new orders are open"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute(  # expect: rename-enum-value
        "ALTER TYPE order_state RENAME VALUE 'new' TO 'open'",
    )


def downgrade() -> None:
    op.execute("ALTER TYPE order_state RENAME VALUE 'open' TO 'new'")
