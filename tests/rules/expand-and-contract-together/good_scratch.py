# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a table for the time of the migration"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("scratch", sa.Column("id", sa.Integer(), nullable=False))
    op.drop_table("scratch")


def downgrade() -> None:
    pass
