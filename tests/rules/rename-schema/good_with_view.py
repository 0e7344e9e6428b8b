# database: postgresql 15
"""a view in the old place"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders SET SCHEMA archive")
    op.execute("CREATE VIEW orders AS SELECT * FROM archive.orders")


def downgrade() -> None:
    pass
