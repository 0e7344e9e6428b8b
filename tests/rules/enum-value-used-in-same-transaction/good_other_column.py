# database: postgresql 15
"""the same word in a column that is no enum"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('open', 'paid')")
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))
    op.execute("ALTER TYPE order_state ADD VALUE 'returned'")
    op.add_column("customers", sa.Column("mood", sa.Text(), server_default="returned"))
    op.execute("UPDATE customers SET mood = 'returned' WHERE name IS NULL")


def downgrade() -> None:
    pass
