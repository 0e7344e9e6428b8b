# database: postgresql 15
"""nor any older one"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_total")


def downgrade() -> None:
    pass
