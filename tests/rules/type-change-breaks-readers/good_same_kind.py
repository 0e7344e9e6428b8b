# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""larger numbers, longer texts"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), type_=sa.BigInteger())
    op.alter_column(
        "customers", "email", existing_type=sa.String(100), existing_nullable=False, type_=sa.Text()
    )


def downgrade() -> None:
    pass
