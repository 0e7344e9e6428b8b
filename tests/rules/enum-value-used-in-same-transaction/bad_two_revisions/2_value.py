"""orders can be drafts"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state ADD VALUE 'draft'")


def downgrade() -> None:
    pass
