# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""who leaves it out writes NULL"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="new", nullable=True))
    op.alter_column(
        "orders", "state", existing_type=sa.String(10), existing_nullable=True, server_default=None
    )


def downgrade() -> None:
    op.drop_column("orders", "state")
