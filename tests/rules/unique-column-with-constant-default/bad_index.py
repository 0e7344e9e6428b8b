# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""the same in two steps"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("code", sa.String(10), server_default="none", nullable=False))
    op.create_index(  # expect: unique-column-with-constant-default
        "uq_code",
        "orders",
        ["code"],
        unique=True,
    )


def downgrade() -> None:
    op.drop_index("uq_code", "orders")
    op.drop_column("orders", "code")
