"""customers and what they order

Revision ID: 7d90c6e1f482
Revises: b8e25d3370a1
Create Date: 2023-03-20 11:05:55
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "7d90c6e1f482"
down_revision: str | Sequence[str] | None = "b8e25d3370a1"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


ORDER_STATUS = sa.Enum("placed", "paid", "sent", "returned", name="order_status")


def look_up_by(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("fullname", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column(
            "placed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("status", ORDER_STATUS, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_table(
        "order_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
    )
    op.create_table(
        "wishlists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_wishlists_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(["book_id"], ["books.id"], name=op.f("fk_wishlists_book_id_books")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishlists")),
    )
    op.create_table(
        "stock_counts",
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("book_id", "counted_on", name=op.f("pk_stock_counts")),
    )
    look_up_by("orders", "customer_id")
    look_up_by("order_lines", "order_id")
    look_up_by("wishlists", "customer_id")


def downgrade() -> None:
    for table in ("stock_counts", "wishlists", "order_lines", "orders", "customers"):
        op.drop_table(table)
    # Dropping the table leaves its enum type behind.
    op.execute("DROP TYPE order_status")
