"""every book has a publisher

Revision ID: 8b19f3c60e5d
Revises: d40e8a5f97b2
Create Date: 2024-08-08 15:20:36
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "8b19f3c60e5d"
down_revision: str | Sequence[str] | None = "d40e8a5f97b2"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


UNKNOWN = "(unknown)"


def upgrade() -> None:
    op.execute(
        f"""
        INSERT INTO publishers (name)
        SELECT '{UNKNOWN}' WHERE EXISTS (SELECT 1 FROM books WHERE publisher_id IS NULL)
        """
    )
    op.execute(
        f"""
        UPDATE books SET publisher_id = (SELECT id FROM publishers WHERE name = '{UNKNOWN}')
        WHERE publisher_id IS NULL
        """
    )
    op.alter_column("books", "publisher_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    op.alter_column("books", "publisher_id", existing_type=sa.Integer(), nullable=True)
