# database: mariadb 10.11
# database: mysql 8.4
"""short addresses"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: narrowing-type
        "customers",
        "email",
        existing_type=sa.String(100),
        existing_nullable=False,
        type_=sa.String(50),
    )


def downgrade() -> None:
    pass
