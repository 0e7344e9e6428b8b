# database: sqlite 3.40
# fails: syntax error
"""each order belongs to a customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: sqlite-alter-unsupported
        "orders", "customer_id", existing_type=sa.Integer(), nullable=False
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
