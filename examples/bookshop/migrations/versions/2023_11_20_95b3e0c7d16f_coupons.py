"""coupons

Revision ID: 95b3e0c7d16f
Revises: 0f62d8b94e7a
Create Date: 2023-11-20 10:00:51
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "95b3e0c7d16f"
down_revision: str | Sequence[str] | None = "0f62d8b94e7a"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


COUPONS = "coupons"


def upgrade() -> None:
    coupons = op.create_table(
        COUPONS,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coupons")),
    )
    # Nobody can be waiting for a table that this revision makes.
    op.create_unique_constraint(op.f("uq_coupons_code"), COUPONS, ["code"])
    op.bulk_insert(coupons, [{"code": "WELCOME", "percent": 10}, {"code": "ADVENT", "percent": 15}])

    op.add_column("orders", sa.Column("coupon_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_orders_coupon_id_coupons"), "orders", COUPONS, ["coupon_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_orders_coupon_id_coupons"), "orders", type_="foreignkey")
    op.drop_column("orders", "coupon_id")
    op.drop_table(COUPONS)
