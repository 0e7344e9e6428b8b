# database: postgresql 15
"""a default is for rows that come"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: not-null-on-existing-nulls
        "orders",
        "note",
        existing_type=sa.Text(),
        server_default="",
        nullable=False,
    )


def downgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)
