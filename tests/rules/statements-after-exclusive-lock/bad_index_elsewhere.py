# database: postgresql 10.23
# database: postgresql 18
"""customers have a score; orders are looked up by customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("score", sa.Integer()))
    op.create_index(  # expect: statements-after-exclusive-lock
        "ix_orders_customer", "orders", ["customer_id"]
    )


def downgrade() -> None:
    pass
