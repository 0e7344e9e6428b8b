# database: postgresql 15
"""a downgrade with a word of the code"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", nullable=False, existing_type=sa.Text())


def downgrade() -> None:
    op.alter_column(  # expect: alter-column-ignored-keyword
        "orders", "note", nullable=True, onupdate="x", existing_type=sa.Text()
    )
