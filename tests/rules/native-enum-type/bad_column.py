# database: postgresql 15
# enable: native-enum-type
"""a table of parcels"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = None


def upgrade() -> None:
    op.create_table(  # expect: native-enum-type
        "parcels",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Enum("new", "paid", name="order_state"), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
