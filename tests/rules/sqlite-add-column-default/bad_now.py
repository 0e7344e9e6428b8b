# database: sqlite 3.40
# fails: Cannot add a column with non-constant default
"""orders know when they were changed"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("INSERT INTO orders (id, placed_at, total) VALUES (1, '2026-01-01', 10)")
    op.add_column(  # expect: sqlite-add-column-default
        "orders", sa.Column("changed_at", sa.DateTime(), server_default=sa.func.now())
    )


def downgrade() -> None:
    op.drop_column("orders", "changed_at")
