# database: postgresql 15
"""the state of an order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="order_state")
    state.create(op.get_bind(), checkfirst=True)
    op.add_column("orders", sa.Column("state", state, nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "state")  # expect: enum-type-left-behind
