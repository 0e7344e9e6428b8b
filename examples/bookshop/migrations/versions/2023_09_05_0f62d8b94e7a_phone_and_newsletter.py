"""a phone number for the courier, and who wants the newsletter

Revision ID: 0f62d8b94e7a
Revises: e3a7714b5c09
Create Date: 2023-09-05 14:22:08
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0f62d8b94e7a"
down_revision: str | Sequence[str] | None = "e3a7714b5c09"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("customers", sa.Column("phone", sa.String(length=30), nullable=False))
    op.add_column(
        "customers",
        sa.Column("newsletter", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column("customers", sa.Column("points", sa.Integer(), nullable=True))


def downgrade() -> None:
    for column in ["points", "newsletter", "phone"]:
        op.drop_column("customers", column)
