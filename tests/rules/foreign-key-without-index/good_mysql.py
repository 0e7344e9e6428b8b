# database: mariadb 10.11
# database: mysql 8.4
"""parcels for orders: the server makes the index"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_parcels_order"),
    )


def downgrade() -> None:
    op.drop_table("parcels")
