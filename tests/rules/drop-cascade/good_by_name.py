# database: postgresql 15
"""what depends on it is dropped by name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW sales AS SELECT total FROM orders")
    op.execute("DROP VIEW sales")
    op.drop_column("orders", "total")


def downgrade() -> None:
    raise NotImplementedError("the totals are gone")
