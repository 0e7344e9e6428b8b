# database: mariadb 10.11
# database: mysql 8.4
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders",
        sa.Column("state", sa.Enum("new", "paid", "lost", name="order_state"), nullable=True),
    )


def downgrade() -> None:
    pass
