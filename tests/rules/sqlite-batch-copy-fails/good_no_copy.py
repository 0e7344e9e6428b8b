# database: sqlite 3.40
"""a column and an index need no copy, whatever reads the table"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW latest AS SELECT id FROM orders")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("colour", sa.Text(), nullable=True))
        batch_op.create_index("ix_orders_colour", ["colour"])


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
