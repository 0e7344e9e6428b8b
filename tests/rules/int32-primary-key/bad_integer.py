# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: int32-primary-key
"""a table of events"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(  # expect: int32-primary-key
        "events",
        sa.Column("id", sa.Integer(), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("events")
