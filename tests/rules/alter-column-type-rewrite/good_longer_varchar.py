# database: mariadb 10.11
# database: mysql 8.4
"""more room for e-mail addresses"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "customers",
        "email",
        existing_type=sa.String(100),
        type_=sa.String(200),
        existing_nullable=False,
    )


def downgrade() -> None:
    raise NotImplementedError("what is longer by then would be cut off")
