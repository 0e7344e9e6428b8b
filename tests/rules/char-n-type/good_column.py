# database: postgresql 15
# enable: char-n-type
"""a table of parcels"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
