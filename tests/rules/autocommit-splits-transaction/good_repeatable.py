# database: postgresql 10.23
# database: postgresql 18
"""what comes before the last part can be done again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()), if_not_exists=True)
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_orders_carrier", table_name="orders", postgresql_concurrently=True, if_exists=True
        )
        op.create_index("ix_orders_carrier", "orders", ["carrier"], postgresql_concurrently=True)
        op.execute("VACUUM orders")


def downgrade() -> None:
    pass
