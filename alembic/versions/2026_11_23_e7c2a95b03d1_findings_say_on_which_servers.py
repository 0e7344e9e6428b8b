"""Findings say on which servers they hold.

Revision: e7c2a95b03d1
Follows: d4b81c07a9e2
Written: 2026-11-23
"""

import sqlalchemy as sa
from alembic import op

revision: str = "e7c2a95b03d1"
down_revision: str | tuple[str, ...] | None = "d4b81c07a9e2"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("holds_on", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("findings", "holds_on")
