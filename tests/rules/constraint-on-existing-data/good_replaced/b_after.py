"""the same key with another action"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_constraint("fk_order", "parcels", type_="foreignkey")
    op.create_foreign_key("fk_order", "parcels", "orders", ["order_id"], ["id"], ondelete="CASCADE")


def downgrade() -> None:
    raise NotImplementedError("gone")
