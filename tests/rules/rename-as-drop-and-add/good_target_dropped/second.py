# database: postgresql 15
"""the queues start again, with a name each, and the old ones go with all that points at them"""

import sqlalchemy as sa
from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_column("orders", "queue_id")
    op.drop_table("queues")
    op.create_table(
        "work_queues",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.add_column("orders", sa.Column("work_queue_id", sa.Integer(), nullable=True))
    op.create_foreign_key("fk_orders_work", "orders", "work_queues", ["work_queue_id"], ["id"])


def downgrade() -> None:
    raise NotImplementedError("the old queues are gone")
