# database: postgresql 15
"""how many pieces: default= is for Python, and no part of the migration"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-not-null-without-default
        "orders", sa.Column("pieces", sa.Integer(), default=1, nullable=False)
    )


def downgrade() -> None:
    op.drop_column("orders", "pieces")
