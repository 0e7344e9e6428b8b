# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""every order has a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: set-not-null-scans
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )


def downgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=True)
