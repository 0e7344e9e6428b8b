"""the same key under another name"""

import sqlalchemy as sa
from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_constraint("fk_order", "parcels", type_="foreignkey")
    op.alter_column("parcels", "order_id", new_column_name="sale_id", existing_type=sa.Integer())
    op.create_foreign_key("fk_sale", "parcels", "orders", ["sale_id"], ["id"])


def downgrade() -> None:
    raise NotImplementedError("gone")
