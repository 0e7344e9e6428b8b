# database: postgresql 15
"""a number for each order"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-unique-constraint-blocking
        "orders", sa.Column("number", sa.String(20), nullable=True, unique=True)
    )


def downgrade() -> None:
    op.drop_column("orders", "number")
