# database: sqlite 3.40
# fails: No support for ALTER of constraints
"""an order may follow another one"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: sqlite-alter-unsupported
        "orders", sa.Column("follows", sa.Integer(), sa.ForeignKey("orders.id"), nullable=True)
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
