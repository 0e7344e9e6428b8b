# database: postgresql 10.23
# database: postgresql 18
"""orders have a carrier, and are looked up by it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    with op.get_context().autocommit_block():
        op.create_index(  # expect: autocommit-splits-transaction
            "ix_orders_carrier", "orders", ["carrier"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
