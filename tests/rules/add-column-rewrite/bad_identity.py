# database: postgresql 10.23
# database: postgresql 18
"""numbers for orders"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-column-rewrite
        "orders", sa.Column("number", sa.BigInteger(), sa.Identity(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("orders", "number")
