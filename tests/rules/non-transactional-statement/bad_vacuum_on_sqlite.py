# database: sqlite 3.40
# fails: cannot VACUUM from within a transaction
"""rows go, and their space too"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders WHERE total = 0")
    op.execute("VACUUM")  # expect: non-transactional-statement


def downgrade() -> None:
    pass
