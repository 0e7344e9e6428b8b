# database: postgresql 15
# database: mariadb 10.11
"""orders have a colour; going back takes their notes, too, and a column that nobody knows"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("customers", "nickname")  # expect: downgrade-asymmetry
    op.drop_column("orders", "note")  # expect: downgrade-asymmetry
    op.drop_column("orders", "colour")
