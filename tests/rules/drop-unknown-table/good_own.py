# database: postgresql 15
"""a table of ours, and one that may be there"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("orders")
    op.drop_table("parcels", if_exists=True)


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
