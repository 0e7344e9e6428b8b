# database: postgresql 15
"""The words of a released revision change, and what its downgrade does"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade() -> None:
    # One row an order.
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("orders")
