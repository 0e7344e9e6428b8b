# database: mysql 8.0
# database: mariadb 10.11
"""another index begins with the column"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "returns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_returns_order"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_returns_order", "returns", ["order_id"])
    op.create_index("ix_returns_both", "returns", ["order_id", "id"])
    op.drop_index("ix_returns_order", table_name="returns")


def downgrade() -> None:
    pass
