# database: mysql 8.0
"""Alembic sends a statement of its own"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("customers.id", name="fk_p"))
    )


def downgrade() -> None:
    pass
