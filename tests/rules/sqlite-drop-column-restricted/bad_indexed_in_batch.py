# database: sqlite 3.40
# fails: no such column: note
"""no notes"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_note", "orders", ["note"])
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("note")  # expect: sqlite-drop-column-restricted


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
