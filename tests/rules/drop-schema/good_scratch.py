# database: postgresql 15
"""a schema for the time of the migration"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE SCHEMA scratch")
    op.execute("DROP SCHEMA scratch CASCADE")


def downgrade() -> None:
    pass
