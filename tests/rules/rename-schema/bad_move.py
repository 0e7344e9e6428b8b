# database: postgresql 15
"""orders in another schema"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders SET SCHEMA archive")  # expect: rename-schema


def downgrade() -> None:
    pass
