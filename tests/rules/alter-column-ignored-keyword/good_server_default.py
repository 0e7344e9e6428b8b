# database: postgresql 15
"""a default for the database"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", server_default="none", existing_type=sa.Text())
    op.alter_column("orders", "id", type_=sa.BigInteger(), postgresql_using="id::bigint")


def downgrade() -> None:
    pass
