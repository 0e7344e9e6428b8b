# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("code", sa.String(10)), sa.Column("place", sa.String(10)))
    op.create_index("uq_code", "parcels", ["code"], unique=True)


def downgrade() -> None:
    pass
