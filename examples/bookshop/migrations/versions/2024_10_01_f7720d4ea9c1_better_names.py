"""better names

Revision ID: f7720d4ea9c1
Revises: 8b19f3c60e5d
Create Date: 2024-10-01 12:01:09
"""

from collections.abc import Sequence

from alembic import op

revision: str = "f7720d4ea9c1"
down_revision: str | Sequence[str] | None = "8b19f3c60e5d"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.alter_column("customers", "fullname", new_column_name="full_name")
    op.rename_table("wishlists", "reading_lists")
    op.execute("ALTER INDEX ix_wishlists_customer_id RENAME TO ix_reading_lists_customer_id")


def downgrade() -> None:
    op.execute("ALTER INDEX ix_reading_lists_customer_id RENAME TO ix_wishlists_customer_id")
    op.rename_table("reading_lists", "wishlists")
    op.alter_column("customers", "full_name", new_column_name="fullname")
