# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a table of the same revision"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("scratch", sa.Column("id", sa.Integer(), nullable=False))
    op.execute("TRUNCATE TABLE scratch")


def downgrade() -> None:
    op.drop_table("scratch")
