# database: postgresql 15
# database: sqlite 3.40
"""parcels for orders"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: foreign-key-without-index
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_parcels_order"),
    )


def downgrade() -> None:
    op.drop_table("parcels")
