# database: postgresql 15
"""a downgrade that was never run"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE INDEX orders_note ON orders (note)")


def downgrade() -> None:
    op.execute("DROP INDEX orders_note ON orders")  # expect: sql-syntax-error
