# database: postgresql 10.23
# database: postgresql 18
"""what takes long comes first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_customer", "orders", ["customer_id"])
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
