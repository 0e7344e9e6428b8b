# database: postgresql 15
# database: mysql 8.0
# database: mariadb 10.11
"""notes in lower case"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = lower(note)")  # expect: unbatched-backfill


def downgrade() -> None:
    pass
