# database: postgresql 15
# database: mysql 8.0
"""a table that was just made"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()), sa.Column("why", sa.Text()))
    op.execute("UPDATE returns SET why = ''")


def downgrade() -> None:
    pass
