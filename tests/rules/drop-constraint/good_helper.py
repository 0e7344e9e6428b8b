# database: postgresql 15
"""each order has a customer: the check has done its work"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint("ck_customer", "orders", "customer_id IS NOT NULL")
    op.alter_column("orders", "customer_id", nullable=False)
    op.drop_constraint("ck_customer", "orders", type_="check")


def downgrade() -> None:
    op.alter_column("orders", "customer_id", nullable=True)
