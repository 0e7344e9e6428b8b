# database: mariadb 10.11
# database: mysql 8.4
"""how many pieces: none, in each order so far"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-not-null-without-default
        "orders", sa.Column("pieces", sa.Integer(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("orders", "pieces")
