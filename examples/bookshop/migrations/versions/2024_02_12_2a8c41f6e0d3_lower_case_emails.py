"""lower-case e-mail addresses, before they become unique

Revision ID: 2a8c41f6e0d3
Revises: 95b3e0c7d16f
Create Date: 2024-02-12 17:48:30
"""

from collections.abc import Sequence

from alembic import op

revision: str = "2a8c41f6e0d3"
down_revision: str | Sequence[str] | None = "95b3e0c7d16f"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("UPDATE customers SET email = lower(email) WHERE email <> lower(email)")


def downgrade() -> None:
    """Rows only: which letters were capitals is not known any more, and nobody needs it."""
