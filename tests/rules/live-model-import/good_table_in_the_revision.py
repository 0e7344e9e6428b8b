# database: postgresql 15
"""the revision says itself what it needs"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"

orders = sa.table("orders", sa.column("id"), sa.column("note"))


def upgrade() -> None:
    op.execute(orders.update().values(note=None).where(orders.c.id == 1))


def downgrade() -> None:
    pass
