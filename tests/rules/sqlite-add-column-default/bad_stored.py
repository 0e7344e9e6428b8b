# database: sqlite 3.40
# fails: cannot add a STORED column
"""the tax of an order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("INSERT INTO orders (id, placed_at, total) VALUES (1, '2026-01-01', 10)")
    op.add_column(  # expect: sqlite-add-column-default
        "orders", sa.Column("tax", sa.Numeric(8, 2), sa.Computed("total / 5", persisted=True))
    )


def downgrade() -> None:
    op.drop_column("orders", "tax")
