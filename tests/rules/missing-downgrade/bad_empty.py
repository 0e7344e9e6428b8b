# database: postgresql 15
# database: sqlite 3.40
"""the colour of an order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))


def downgrade() -> None:  # expect: missing-downgrade
    pass
