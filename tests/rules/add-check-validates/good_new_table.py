# database: postgresql 15
# database: mariadb 10.11
"""parcels that weigh something"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("grams", sa.Integer(), nullable=False),
    )
    op.create_check_constraint("ck_parcels_grams", "parcels", "grams > 0")


def downgrade() -> None:
    op.drop_table("parcels")
