# database: postgresql 15
"""likes: the primary key begins with the other column"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: foreign-key-without-index
        "likes",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "order_id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_likes_customer"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_likes_order"),
    )


def downgrade() -> None:
    op.drop_table("likes")
