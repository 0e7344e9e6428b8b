"""new orders are drafts"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("ALTER TYPE order_state ADD VALUE 'draft'")
    op.alter_column(  # expect: enum-value-used-in-same-transaction
        "orders", "state", server_default="draft"
    )


def downgrade() -> None:
    pass
