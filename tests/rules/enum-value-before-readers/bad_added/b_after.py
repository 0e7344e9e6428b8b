"""orders may be lost"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state ADD VALUE 'lost'")  # expect: enum-value-before-readers


def downgrade() -> None:
    pass
