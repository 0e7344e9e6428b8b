# database: sqlite 3.40
"""no notes, and no index over them"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_note", "orders", ["note"])
    op.create_index("ix_customers_name", "customers", ["name"])
    op.drop_index("ix_orders_note", table_name="orders")
    op.drop_column("orders", "note")
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_column("name")
        batch_op.drop_index("ix_customers_name")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
