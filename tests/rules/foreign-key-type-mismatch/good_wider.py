# database: postgresql 15
"""parcels with larger numbers than orders have: PostgreSQL compares them as they are"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("parent_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_orders_parent", "orders", "orders", ["parent_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_orders_parent", "orders", type_="foreignkey")
    op.drop_column("orders", "parent_id")
