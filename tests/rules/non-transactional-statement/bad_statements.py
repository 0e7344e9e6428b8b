# database: postgresql 15
"""upkeep"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("REINDEX INDEX CONCURRENTLY orders_pkey")  # expect: non-transactional-statement
    op.execute("VACUUM orders")  # expect: non-transactional-statement
    op.execute("VACUUM")  # expect: non-transactional-statement
    op.execute("ALTER SYSTEM SET work_mem = '64MB'")  # expect: non-transactional-statement
    op.execute("CREATE DATABASE reports")  # expect: non-transactional-statement


def downgrade() -> None:
    pass
