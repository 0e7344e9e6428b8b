"""who likes what"""

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "likes",
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id"), index=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), index=True),
    )


def downgrade() -> None:
    op.drop_table("likes")
