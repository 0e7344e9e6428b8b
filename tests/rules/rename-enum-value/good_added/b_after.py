"""a value beside the old one"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state ADD VALUE 'open'")


def downgrade() -> None:
    pass
