# database: postgresql 15
"""a token for each new order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("token", sa.Uuid(), nullable=True))
    op.alter_column("orders", "token", server_default=sa.text("gen_random_uuid()"))


def downgrade() -> None:
    op.drop_column("orders", "token")
