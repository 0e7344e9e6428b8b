# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""who likes what"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: table-without-primary-key
        "likes",
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id"), index=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), index=True),
    )


def downgrade() -> None:
    op.drop_table("likes")
