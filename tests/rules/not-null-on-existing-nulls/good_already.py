# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""it is NOT NULL already"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "total", existing_type=sa.Numeric(8, 2), nullable=False)


def downgrade() -> None:
    pass
