# database: sqlite 3.40
# fails: cannot drop PRIMARY KEY column
"""orders have another number"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "id")  # expect: sqlite-drop-column-restricted


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
