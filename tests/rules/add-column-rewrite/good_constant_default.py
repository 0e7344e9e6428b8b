# database: postgresql 11.22
# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""whether an order is paid: all rows get the same"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders",
        sa.Column("paid", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )


def downgrade() -> None:
    op.drop_column("orders", "paid")
