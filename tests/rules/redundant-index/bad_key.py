# database: postgresql 15
# enable: redundant-index
"""coupons by number, which is the primary key"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "coupons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="coupons_pkey"),
    )
    op.create_index("ix_coupons_id", "coupons", ["id"])  # expect: redundant-index


def downgrade() -> None:
    op.drop_table("coupons")
