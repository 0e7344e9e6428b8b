# database: postgresql 15
# database: mariadb 10.11
# database: sqlite 3.40
"""the colour and the size of an order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))
    op.add_column("orders", sa.Column("size", sa.Integer(), nullable=True))


def downgrade() -> None:  # expect: downgrade-asymmetry
    op.drop_column("orders", "colour")
