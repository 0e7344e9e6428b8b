"""older totals neither, in a transaction of its own under every env.py"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_total")


def downgrade() -> None:
    pass
