# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
# enable: reserved-or-mixed-case-name
"""a table of parcels"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(  # expect: reserved-or-mixed-case-name
        "parcels",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("sentAt", sa.Date(), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
