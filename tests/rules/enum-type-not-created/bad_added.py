# database: postgresql 15
"""the state of an order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: enum-type-not-created
        "orders", sa.Column("state", sa.Enum("open", "paid", name="order_state"), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("orders", "state")
