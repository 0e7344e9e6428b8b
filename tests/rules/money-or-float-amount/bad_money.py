# database: postgresql 15
"""orders with postage"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: money-or-float-amount
        "orders",
        sa.Column("postage", postgresql.MONEY(), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("orders", "postage")
