# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orders with a discount"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: money-or-float-amount
        "orders",
        sa.Column("discount", sa.Float(), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("orders", "discount")
