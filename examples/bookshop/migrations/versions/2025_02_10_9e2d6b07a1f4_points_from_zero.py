"""points begin at zero; new rows are checked from now on

Revision ID: 9e2d6b07a1f4
Revises: a6041dd8325b
Create Date: 2025-02-10 08:20:00
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "9e2d6b07a1f4"
down_revision: str | Sequence[str] | None = "a6041dd8325b"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


POINTS_KNOWN = "ck_customers_points_known"


def upgrade() -> None:
    op.alter_column("customers", "points", existing_type=sa.Integer(), server_default=sa.text("0"))
    op.execute("UPDATE customers SET points = 0 WHERE points IS NULL")
    op.create_check_constraint(
        op.f(POINTS_KNOWN), "customers", "points IS NOT NULL", postgresql_not_valid=True
    )


def downgrade() -> None:
    op.drop_constraint(op.f(POINTS_KNOWN), "customers", type_="check")
    op.alter_column("customers", "points", existing_type=sa.Integer(), server_default=None)
