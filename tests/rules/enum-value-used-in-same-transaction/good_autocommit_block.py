# database: postgresql 12.22
# database: postgresql 15
"""orders can be returned, in two transactions"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('open', 'paid')")
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE order_state ADD VALUE 'returned'")
    op.execute("UPDATE orders SET state = 'returned' WHERE total < 0")


def downgrade() -> None:
    pass
