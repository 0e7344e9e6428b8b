# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a new column has a default in every row"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="new", nullable=True))
    op.alter_column(
        "orders",
        "state",
        existing_type=sa.String(10),
        existing_server_default="new",
        nullable=False,
    )


def downgrade() -> None:
    op.drop_column("orders", "state")
