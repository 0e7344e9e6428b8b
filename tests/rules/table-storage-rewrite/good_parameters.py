# database: postgresql 15
"""orders are vacuumed sooner"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.02)")
    op.execute("ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500")


def downgrade() -> None:
    op.execute("ALTER TABLE orders RESET (autovacuum_vacuum_scale_factor)")
