# database: postgresql 15
# database: postgresql 18
"""orders have a state"""

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('open', 'paid')")
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))


def downgrade() -> None:
    pass
