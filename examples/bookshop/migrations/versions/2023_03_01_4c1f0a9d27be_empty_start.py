"""empty start: an upgrade to here only makes the version table

Revision ID: 4c1f0a9d27be
Revises:
Create Date: 2023-03-01 09:12:40
"""

from collections.abc import Sequence

revision: str = "4c1f0a9d27be"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
