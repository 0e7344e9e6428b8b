# database: postgresql 15
"""and the tables that point at it"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("TRUNCATE TABLE customers CASCADE")  # expect: truncate


def downgrade() -> None:
    pass
