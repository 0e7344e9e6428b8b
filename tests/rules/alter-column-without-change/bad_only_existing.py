# database: postgresql 15
"""only what the column is already"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-without-change
        "orders", "note", existing_type=sa.Text(), existing_nullable=True
    )


def downgrade() -> None:
    pass
