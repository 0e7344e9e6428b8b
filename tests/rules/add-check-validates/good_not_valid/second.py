"""older orders too; in a transaction of its own"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_total")


def downgrade() -> None:
    pass
