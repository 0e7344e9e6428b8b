"""Findings may be waived.

Revision: d4b81c07a9e2
Follows: c0d71f5e28a4
Written: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision: str = "d4b81c07a9e2"
down_revision: str | tuple[str, ...] | None = "c0d71f5e28a4"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("waived", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("findings", "waived")
