# database: postgresql 15
"""what customers spend, as of now; it can be read meanwhile"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY spent")


def downgrade() -> None:
    pass
