# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""parcels, which nobody knows yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("parcels", sa.Column("weight", sa.Integer(), nullable=False))


def downgrade() -> None:
    op.drop_table("parcels")
