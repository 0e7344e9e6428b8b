# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
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
    op.create_index("ix_parcels_order_id", "parcels", ["order_id"])


def downgrade() -> None:
    op.drop_table("parcels")
