"""what is open"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW amounts AS SELECT id, total FROM orders")


def downgrade() -> None:
    op.execute("DROP VIEW amounts")
