# database: postgresql 15
# database: mariadb 10.11
"""orders have notes, under a new name"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "orders", "note", new_column_name="notes", existing_type=sa.Text(), existing_nullable=True
    )


def downgrade() -> None:
    op.alter_column(
        "orders", "notes", new_column_name="note", existing_type=sa.Text(), existing_nullable=True
    )
