# database: postgresql 15
# database: sqlite 3.40
"""rows went elsewhere before, from where is not known"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("old_orders", sa.Column("id", sa.Integer(), nullable=False))
    op.execute("INSERT INTO old_orders (id) VALUES (1)")
    op.execute("DELETE FROM orders")  # expect: delete-without-where


def downgrade() -> None:
    op.drop_table("old_orders")
