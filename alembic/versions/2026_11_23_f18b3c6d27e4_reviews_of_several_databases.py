"""Reviews may be for several databases, and levels may be a team's.

Revision: f18b3c6d27e4
Follows: e7c2a95b03d1
Written: 2026-11-23
"""

import sqlalchemy as sa
from alembic import op

revision: str = "f18b3c6d27e4"
down_revision: str | tuple[str, ...] | None = "e7c2a95b03d1"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None


def upgrade() -> None:
    op.add_column("reviews", sa.Column("targets", sa.JSON(), nullable=True))
    op.add_column("findings", sa.Column("level_of_rule", sa.String(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("findings", "level_of_rule")
    op.drop_column("reviews", "targets")
