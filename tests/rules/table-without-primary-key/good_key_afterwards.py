# database: postgresql 15
"""who likes what, with a key that comes last"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "likes",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
    )
    op.create_primary_key("likes_pkey", "likes", ["customer_id", "order_id"])


def downgrade() -> None:
    op.drop_table("likes")
