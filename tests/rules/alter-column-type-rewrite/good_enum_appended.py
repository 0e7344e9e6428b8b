# database: mysql 8.0
# database: mariadb 10.11
"""another state, at the end"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))
    op.alter_column(
        "orders",
        "state",
        type_=sa.Enum("open", "paid", "returned", name="order_state"),
        existing_type=sa.Enum("open", "paid", name="order_state"),
        existing_nullable=True,
    )


def downgrade() -> None:
    pass
