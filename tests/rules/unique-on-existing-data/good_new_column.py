# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a new column, NULL in every row"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("code", sa.String(10), nullable=True))
    op.create_index("uq_code", "customers", ["code"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_code", "customers")
    op.drop_column("customers", "code")
