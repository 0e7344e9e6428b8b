"""points of the old customers too

Revision ID: d3b80f5e6c72
Revises: 9e2d6b07a1f4
Create Date: 2025-02-11 06:30:00
"""

from collections.abc import Sequence

from alembic import op

revision: str = "d3b80f5e6c72"
down_revision: str | Sequence[str] | None = "9e2d6b07a1f4"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("ALTER TABLE customers VALIDATE CONSTRAINT ck_customers_points_known")


def downgrade() -> None:
    """Nothing: the constraint goes with the revision before this one."""
