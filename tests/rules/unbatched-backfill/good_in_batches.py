# database: postgresql 15
# database: mysql 8.0
"""a range of keys at a time"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        for first in range(1, 30_000, 10_000):
            op.execute(f"UPDATE orders SET note = '' WHERE id BETWEEN {first} AND {first + 9_999}")


def downgrade() -> None:
    pass
