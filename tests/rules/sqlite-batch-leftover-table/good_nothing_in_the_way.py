# database: sqlite 3.40
"""no row can stand in the way of another type, or of less"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("placed_at", existing_type=sa.DateTime(), type_=sa.Text())
        batch_op.alter_column("total", existing_type=sa.Numeric(8, 2), nullable=True)


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
