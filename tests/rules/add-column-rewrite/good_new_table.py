# database: postgresql 15
"""parcels, each with a token of its own"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column(
        "parcels", sa.Column("token", sa.Uuid(), server_default=sa.text("gen_random_uuid()"))
    )


def downgrade() -> None:
    op.drop_table("parcels")
