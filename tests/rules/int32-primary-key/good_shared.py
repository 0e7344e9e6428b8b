# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: int32-primary-key
"""the key of another table"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger(), primary_key=True),
    )
    op.create_table(
        "details",
        sa.Column("event_id", sa.Integer(), sa.ForeignKey("events.id"), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("details")
    op.drop_table("events")
