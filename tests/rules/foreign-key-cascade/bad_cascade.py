# database: postgresql 15
# database: sqlite 3.40
# enable: foreign-key-cascade
"""parcels go with their order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: foreign-key-cascade
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "order_id", sa.Integer(), sa.ForeignKey("orders.id", ondelete="CASCADE"), index=True
        ),
    )


def downgrade() -> None:
    op.drop_table("parcels")
