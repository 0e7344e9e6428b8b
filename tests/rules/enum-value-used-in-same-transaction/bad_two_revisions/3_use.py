"""drafts are found fast; but one run applies both"""

import sqlalchemy as sa
from alembic import op

revision = "third"
down_revision = "second"


def upgrade() -> None:
    op.create_index(  # expect: enum-value-used-in-same-transaction
        "ix_drafts", "orders", ["placed_at"], postgresql_where=sa.text("state = 'draft'")
    )


def downgrade() -> None:
    pass
