# database: postgresql 15
"""the same document"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("carts", sa.Column("items", sa.JSON()))
    op.alter_column("carts", "items", existing_type=sa.JSON(), type_=postgresql.JSONB())


def downgrade() -> None:
    op.drop_table("carts")
