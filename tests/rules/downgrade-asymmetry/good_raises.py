# database: postgresql 15
"""customers have no names, and will not get them back"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("customers", "name")


def downgrade() -> None:
    raise NotImplementedError("the names are gone")
