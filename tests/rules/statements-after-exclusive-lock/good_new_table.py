# database: postgresql 15
"""only the table that is new is locked"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()), sa.Column("why", sa.Text()))
    op.add_column("returns", sa.Column("order_id", sa.Integer()))
    op.create_index("ix_orders_customer", "orders", ["customer_id"])


def downgrade() -> None:
    pass
