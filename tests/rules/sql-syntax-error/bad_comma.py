# database: postgresql 15
"""a comma too many"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE INDEX orders_note ON orders (note,)")  # expect: sql-syntax-error


def downgrade() -> None:
    pass
