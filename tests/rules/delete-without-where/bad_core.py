# database: postgresql 15
# database: sqlite 3.40
"""the same through SQLAlchemy"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    orders = sa.table("orders")
    op.execute(sa.delete(orders))  # expect: delete-without-where


def downgrade() -> None:
    pass
