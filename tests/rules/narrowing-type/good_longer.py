# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""long addresses"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "customers",
        "email",
        existing_type=sa.String(100),
        existing_nullable=False,
        type_=sa.String(200),
    )


def downgrade() -> None:
    op.alter_column(
        "customers",
        "email",
        existing_type=sa.String(200),
        existing_nullable=False,
        type_=sa.String(100),
    )
