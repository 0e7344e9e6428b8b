# database: postgresql 15
"""the colour of an order, for good"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("colours are here to stay")
