"""the key is dropped by name first"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_constraint("uq_orders", "orders", type_="unique")
    op.drop_column("orders", "customer_id")


def downgrade() -> None:
    raise NotImplementedError("gone")
