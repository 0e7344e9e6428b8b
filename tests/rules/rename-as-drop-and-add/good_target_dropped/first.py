"""orders wait in queues"""

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("queues", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("orders", sa.Column("queue_id", sa.Integer(), nullable=True))
    op.create_foreign_key("fk_orders_queue", "orders", "queues", ["queue_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_orders_queue", "orders", type_="foreignkey")
    op.drop_column("orders", "queue_id")
    op.drop_table("queues")
