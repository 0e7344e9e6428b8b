# database: postgresql 15
"""it only looks at the clock"""

import time

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    started = time.time()
    op.execute(f"UPDATE orders SET note = NULL WHERE id = {int(started)}")


def downgrade() -> None:
    pass
