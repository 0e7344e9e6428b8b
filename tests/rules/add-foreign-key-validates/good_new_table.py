# database: postgresql 15
# database: mariadb 10.11
"""parcels, which nobody knows yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
    )
    op.create_foreign_key("fk_parcels_order", "parcels", "orders", ["order_id"], ["id"])


def downgrade() -> None:
    op.drop_table("parcels")
