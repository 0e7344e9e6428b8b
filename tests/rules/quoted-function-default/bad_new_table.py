# database: postgresql 15
# database: sqlite 3.40
"""a new table whose rows are all of one moment"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(  # expect: quoted-function-default
        "payments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("paid_at", sa.DateTime(), server_default="CURRENT_TIMESTAMP"),
    )


def downgrade() -> None:
    pass
