# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a code for each order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: unique-column-with-constant-default
        "orders",
        sa.Column("code", sa.String(10), server_default="none", nullable=False, unique=True),
    )


def downgrade() -> None:
    op.drop_column("orders", "code")
