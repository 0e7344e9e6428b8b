# database: postgresql 15
"""what was ordered"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: json-instead-of-jsonb
        "orders",
        sa.Column("items", sa.JSON(), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("orders", "items")
