# database: sqlite 3.40
"""orders have a state, and new tables may have any default"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.Text(), server_default="new"))
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("parcels", sa.Column("sent_at", sa.DateTime(), server_default=sa.func.now()))


def downgrade() -> None:
    op.drop_table("parcels")
    op.drop_column("orders", "state")
