# database: postgresql 15
"""prices without cents"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: narrowing-type
        "orders",
        "total",
        existing_type=sa.Numeric(8, 2),
        type_=sa.Numeric(8, 0),
    )


def downgrade() -> None:
    op.alter_column("orders", "total", existing_type=sa.Numeric(8, 0), type_=sa.Numeric(8, 2))
