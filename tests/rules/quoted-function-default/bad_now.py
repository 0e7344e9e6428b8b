# database: postgresql 15
# database: mariadb 10.11
"""the moment of the migration for every row"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: quoted-function-default
        "orders", sa.Column("paid_at", sa.DateTime(), server_default="now()")
    )


def downgrade() -> None:
    pass
