# database: postgresql 15
# database: mariadb 10.11
"""the state of an order as text, which needs no type"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    state = sa.Enum("open", "paid", name="order_state", native_enum=False)
    op.add_column("orders", sa.Column("state", state, nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "state")
