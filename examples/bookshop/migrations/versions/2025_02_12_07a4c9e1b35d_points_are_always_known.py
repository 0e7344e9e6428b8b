"""points are always known: the check has proved it, nothing is read again

Revision ID: 07a4c9e1b35d
Revises: d3b80f5e6c72
Create Date: 2025-02-12 06:30:00
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "07a4c9e1b35d"
down_revision: str | Sequence[str] | None = "d3b80f5e6c72"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


POINTS_KNOWN = "ck_customers_points_known"


def upgrade() -> None:
    op.alter_column("customers", "points", existing_type=sa.Integer(), nullable=False)
    op.drop_constraint(op.f(POINTS_KNOWN), "customers", type_="check")


def downgrade() -> None:
    op.create_check_constraint(
        op.f(POINTS_KNOWN), "customers", "points IS NOT NULL", postgresql_not_valid=True
    )
    op.alter_column("customers", "points", existing_type=sa.Integer(), nullable=True)
