# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""each order has a note"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = '' WHERE note IS NULL")
    op.alter_column(  # expect: set-not-null-breaks-writers
        "orders",
        "note",
        existing_type=sa.Text(),
        nullable=False,
    )


def downgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)
