# database: mysql 8.0
# database: mariadb 10.11
"""a state in its place in the alphabet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.Enum("open", "paid", name="order_state")))
    op.alter_column(  # expect: alter-column-type-rewrite
        "orders",
        "state",
        type_=sa.Enum("draft", "open", "paid", name="order_state"),
        existing_type=sa.Enum("open", "paid", name="order_state"),
        existing_nullable=True,
    )


def downgrade() -> None:
    pass
