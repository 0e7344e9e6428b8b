"""older totals neither; but one run applies both"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: validate-same-transaction
        "ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_total"
    )


def downgrade() -> None:
    pass
