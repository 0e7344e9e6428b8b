"""more room: long titles, dear books, and order lines beyond two thousand million

Revision ID: d40e8a5f97b2
Revises: 61fb2e9d04c8
Create Date: 2024-05-27 13:37:44
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "d40e8a5f97b2"
down_revision: str | Sequence[str] | None = "61fb2e9d04c8"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


PRICES = [("books", "price"), ("order_lines", "unit_price")]


def upgrade() -> None:
    op.alter_column(
        "books",
        "title",
        existing_type=sa.String(200),
        type_=sa.String(400),
        existing_nullable=False,
    )
    op.alter_column("customers", "note", existing_type=sa.String(500), type_=sa.Text())
    for table, column in PRICES:
        op.alter_column(table, column, existing_type=sa.Numeric(8, 2), type_=sa.Numeric(10, 2))

    op.alter_column(
        "order_lines",
        "id",
        existing_type=sa.Integer(),
        type_=sa.BigInteger(),
        existing_nullable=False,
    )
    op.execute("ALTER SEQUENCE order_lines_id_seq AS bigint")


def downgrade() -> None:
    op.execute("ALTER SEQUENCE order_lines_id_seq AS integer")
    op.alter_column(
        "order_lines",
        "id",
        existing_type=sa.BigInteger(),
        type_=sa.Integer(),
        existing_nullable=False,
    )
    for table, column in PRICES:
        op.alter_column(table, column, existing_type=sa.Numeric(10, 2), type_=sa.Numeric(8, 2))
    op.alter_column("customers", "note", existing_type=sa.Text(), type_=sa.String(500))
    op.alter_column(
        "books",
        "title",
        existing_type=sa.String(400),
        type_=sa.String(200),
        existing_nullable=False,
    )
