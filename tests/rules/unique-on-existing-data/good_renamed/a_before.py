# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels", sa.Column("code", sa.String(10)), sa.UniqueConstraint("code", name="uq_code")
    )


def downgrade() -> None:
    pass
