# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""a token for each order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-column-rewrite
        "orders",
        sa.Column("token", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
    )


def downgrade() -> None:
    op.drop_column("orders", "token")
