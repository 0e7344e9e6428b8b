# database: postgresql 15
# enable: foreign-key-locks-parent
"""parcels, and who carries them"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("carriers", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("carrier_id", sa.Integer(), sa.ForeignKey("carriers.id"), index=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
    op.drop_table("carriers")
