# database: postgresql 10.23
# database: postgresql 18
# database: sqlite 3.40
"""how many pieces"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-not-null-without-default
        "orders", sa.Column("pieces", sa.Integer(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("orders", "pieces")
