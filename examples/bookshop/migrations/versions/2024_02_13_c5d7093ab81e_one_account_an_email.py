"""one account for one e-mail address

Revision ID: c5d7093ab81e
Revises: 2a8c41f6e0d3
Create Date: 2024-02-13 09:15:22
"""

from collections.abc import Sequence

from alembic import op

revision: str = "c5d7093ab81e"
down_revision: str | Sequence[str] | None = "2a8c41f6e0d3"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])


def downgrade() -> None:
    op.drop_constraint("uq_customers_email", "customers", type_="unique")
