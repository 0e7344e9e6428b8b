# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""what customers spend, as of now"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("REFRESH MATERIALIZED VIEW spent")  # expect: refresh-matview-blocking


def downgrade() -> None:
    pass
