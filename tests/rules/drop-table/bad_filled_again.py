# database: postgresql 15
"""customers dropped, made anew and filled"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_table("customers")  # expect: drop-table
    op.create_table("customers", sa.Column("id", sa.Integer(), nullable=False))
    op.execute("INSERT INTO customers (id) SELECT DISTINCT customer_id FROM orders")
