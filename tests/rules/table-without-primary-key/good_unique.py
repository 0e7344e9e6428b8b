# database: postgresql 15
# database: mysql 8.4
"""who likes what, once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "likes",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.UniqueConstraint("customer_id", "order_id", name="uq_likes"),
    )


def downgrade() -> None:
    op.drop_table("likes")
