"""Reviews say of what they are, and which baseline was used.

Revision: b60e4d91c7f2
Follows: f18b3c6d27e4
Written: 2026-11-23
"""

import sqlalchemy as sa
from alembic import op

revision: str = "b60e4d91c7f2"
down_revision: str | tuple[str, ...] | None = "f18b3c6d27e4"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None


def upgrade() -> None:
    op.add_column("reviews", sa.Column("digest", sa.String(length=64), nullable=True))
    op.add_column("reviews", sa.Column("baseline", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("reviews", "baseline")
    op.drop_column("reviews", "digest")
