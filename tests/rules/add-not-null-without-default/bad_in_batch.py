# database: sqlite 3.40
"""how many pieces"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(  # expect: add-not-null-without-default
            sa.Column("pieces", sa.Integer(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("pieces")
