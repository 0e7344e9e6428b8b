# database: postgresql 15
# database: mariadb 10.11
"""countries by their code; a length more or less does not matter"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("countries", sa.Column("code", sa.String(2), primary_key=True))
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("country", sa.String(3), sa.ForeignKey("countries.code"), index=True),
    )


def downgrade() -> None:
    op.drop_table("parcels")
    op.drop_table("countries")
