"""a picture of the cover

Revision ID: 19cd5e7f80b6
Revises: 07a4c9e1b35d
Create Date: 2025-04-03 18:09:27
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "19cd5e7f80b6"
down_revision: str | Sequence[str] | None = "07a4c9e1b35d"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("books", sa.Column("cover_url", sa.Text(), nullable=True))
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_books_published_on", "books", ["published_on"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
