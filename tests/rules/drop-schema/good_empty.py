# database: postgresql 15
"""refused unless the schema is empty"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP SCHEMA old_shop")


def downgrade() -> None:
    pass
