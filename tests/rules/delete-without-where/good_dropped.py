# database: postgresql 15
# database: sqlite 3.40
"""the table goes altogether: that is drop-table"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders")
    op.drop_table("orders")


def downgrade() -> None:
    raise NotImplementedError("the orders are gone")
