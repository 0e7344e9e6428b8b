# database: postgresql 15
"""a migration that sleeps"""

import time

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("LOCK TABLE orders")
    time.sleep(0)  # expect: long-work-in-transaction


def downgrade() -> None:
    pass
