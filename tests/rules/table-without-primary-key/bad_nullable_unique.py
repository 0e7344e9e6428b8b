# database: postgresql 15
"""coupons by a code that may be NULL"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: table-without-primary-key
        "coupons",
        sa.Column("code", sa.String(20), nullable=True, unique=True),
        sa.Column("percent", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("coupons")
