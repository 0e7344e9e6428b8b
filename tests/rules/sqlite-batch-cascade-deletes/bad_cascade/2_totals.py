"""totals may be missing"""

import sqlalchemy as sa
from alembic import op

revision = "totals"
down_revision = "items"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column(  # expect: sqlite-batch-cascade-deletes
            "total", existing_type=sa.Numeric(8, 2), nullable=True
        )
        batch_op.alter_column("note", new_column_name="remark")


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
