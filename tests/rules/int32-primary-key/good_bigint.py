# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: int32-primary-key
"""room for all events"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger(), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("events")
