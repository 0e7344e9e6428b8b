# database: postgresql 15
"""the block commits before the index is built"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("score", sa.Integer()))
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
