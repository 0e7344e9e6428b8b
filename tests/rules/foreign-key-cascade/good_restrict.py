# database: postgresql 15
# enable: foreign-key-cascade
"""an order with parcels stays"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "order_id", sa.Integer(), sa.ForeignKey("orders.id", ondelete="RESTRICT"), index=True
        ),
    )


def downgrade() -> None:
    op.drop_table("parcels")
