# database: sqlite 3.40
# fails: error in view notes after drop column
"""no notes"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW notes AS SELECT note FROM orders")
    op.drop_column("orders", "note")  # expect: sqlite-drop-column-restricted


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
