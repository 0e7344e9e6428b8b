# database: postgresql 15
# database: sqlite 3.40
"""no more orders"""

from alembic import op

revision = "b_drop"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("orders")  # expect: drop-while-still-mapped


def downgrade() -> None:
    raise NotImplementedError("the orders are gone")
