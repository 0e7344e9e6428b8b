# database: postgresql 15
# enable: timestamp-without-timezone
"""a table of parcels"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(  # expect: timestamp-without-timezone
        "parcels",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
