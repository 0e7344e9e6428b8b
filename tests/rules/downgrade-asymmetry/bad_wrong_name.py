# database: postgresql 15
# database: mariadb 10.11
"""one order a customer and moment"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint("uq_orders_customer", "orders", ["customer_id", "placed_at"])
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "color")  # expect: downgrade-asymmetry
    op.drop_constraint("uq_orders", "orders", type_="unique")  # expect: downgrade-asymmetry
