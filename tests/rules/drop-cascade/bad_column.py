# database: postgresql 15
"""totals, and the views that show them"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW sales AS SELECT total FROM orders")
    op.execute("ALTER TABLE orders DROP COLUMN total CASCADE")  # expect: drop-cascade


def downgrade() -> None:
    raise NotImplementedError("the totals are gone")
