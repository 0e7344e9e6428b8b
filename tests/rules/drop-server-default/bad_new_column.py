# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a default only to fill the rows"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="new", nullable=False))
    op.alter_column(  # expect: drop-server-default
        "orders",
        "state",
        existing_type=sa.String(10),
        existing_nullable=False,
        server_default=None,
    )


def downgrade() -> None:
    op.drop_column("orders", "state")
