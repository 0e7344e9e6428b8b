# database: postgresql 11
"""the day of an order, with its time zone"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-type-rewrite
        "orders", "placed_at", existing_type=sa.DateTime(), type_=sa.DateTime(timezone=True)
    )


def downgrade() -> None:
    op.alter_column(
        "orders", "placed_at", existing_type=sa.DateTime(timezone=True), type_=sa.DateTime()
    )
