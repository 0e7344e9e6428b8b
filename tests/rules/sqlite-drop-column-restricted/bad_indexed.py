# database: sqlite 3.40
# fails: error in index ix_orders_note after drop column
"""no notes"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders_note", "orders", ["note"])
    op.drop_column("orders", "note")  # expect: sqlite-drop-column-restricted


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
