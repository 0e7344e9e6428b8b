# database: postgresql 15
"""values that CREATE TYPE gives can be used at once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('open', 'paid')")
    op.add_column(
        "orders",
        sa.Column("state", sa.Enum("open", "paid", name="order_state"), server_default="open"),
    )
    op.execute("UPDATE orders SET state = 'paid' WHERE total > 0")


def downgrade() -> None:
    pass
