# database: postgresql 18
# database: mariadb 10.11
# database: mysql 8.4
"""the total with tax, computed when it is read"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders", sa.Column("gross", sa.Numeric(8, 2), sa.Computed("total * 1.2", persisted=False))
    )


def downgrade() -> None:
    op.drop_column("orders", "gross")
