# database: postgresql 15
# database: mariadb 10.11
"""invoices"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "invoices",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
    )
    op.create_index("ix_invoices_order_id", "invoices", ["order_id"])
    op.alter_column("orders", "note", existing_type=sa.Text(), new_column_name="remark")


def downgrade() -> None:
    op.alter_column("orders", "remark", existing_type=sa.Text(), new_column_name="note")
    op.drop_table("invoices")
