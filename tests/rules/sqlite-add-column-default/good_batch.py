# database: sqlite 3.40
"""orders know when they were changed"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("INSERT INTO orders (id, placed_at, total) VALUES (1, '2026-01-01', 10)")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(), server_default=sa.func.now()))


def downgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("changed_at")
