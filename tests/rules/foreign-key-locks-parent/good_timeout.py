# database: postgresql 15
# enable: foreign-key-locks-parent
"""parcels for orders; it gives up after five seconds"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), index=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
