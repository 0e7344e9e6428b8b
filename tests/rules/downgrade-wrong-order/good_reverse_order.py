# database: postgresql 15
# database: mariadb 10.11
"""parcels and their labels, which go first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "labels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parcel_id", sa.Integer(), sa.ForeignKey("parcels.id", name="fk_labels_parcel")),
    )


def downgrade() -> None:
    op.drop_table("labels")
    op.drop_table("parcels")
