# database: postgresql 10
# database: postgresql 18
"""a statement of MySQL sent to PostgreSQL"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders MODIFY note VARCHAR(50)")  # expect: sql-syntax-error


def downgrade() -> None:
    pass
