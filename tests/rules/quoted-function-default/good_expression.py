# database: postgresql 15
"""the function itself"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("paid_at", sa.DateTime(), server_default=sa.func.now()))
    op.add_column(
        "orders", sa.Column("id2", sa.Text(), server_default=sa.text("gen_random_uuid()"))
    )


def downgrade() -> None:
    pass
