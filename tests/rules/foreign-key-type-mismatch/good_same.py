# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""parcels know their order by its number"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), index=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
