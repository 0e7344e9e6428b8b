# database: postgresql 12.22
# database: postgresql 15
"""orders can be returned"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('open', 'paid')")
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))
    op.execute("ALTER TYPE order_state ADD VALUE 'returned'")
    op.execute(  # expect: enum-value-used-in-same-transaction
        "UPDATE orders SET state = 'returned' WHERE total < 0"
    )


def downgrade() -> None:
    pass
