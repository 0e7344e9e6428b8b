# database: postgresql 15
"""coupons, which nobody knows yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "coupons",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), nullable=False),
    )
    op.create_unique_constraint("uq_coupons_code", "coupons", ["code"])


def downgrade() -> None:
    op.drop_table("coupons")
