# database: sqlite 3.40
"""an order has items"""

import sqlalchemy as sa
from alembic import op

revision = "items"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id")),
    )


def downgrade() -> None:
    op.drop_table("items")
