# database: postgresql 15
"""the day of the order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: narrowing-type
        "orders",
        "placed_at",
        existing_type=sa.DateTime(),
        type_=sa.Date(),
    )


def downgrade() -> None:
    op.alter_column("orders", "placed_at", existing_type=sa.Date(), type_=sa.DateTime())
