# database: postgresql 15
"""one short statement after the other"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("score", sa.Integer()))
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    op.execute("UPDATE orders SET note = '' WHERE id = 7")


def downgrade() -> None:
    pass
