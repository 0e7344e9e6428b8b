# database: sqlite 3.40
"""each order has a note"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column(  # expect: not-null-on-existing-nulls
            "note",
            existing_type=sa.Text(),
            nullable=False,
        )


def downgrade() -> None:
    pass
