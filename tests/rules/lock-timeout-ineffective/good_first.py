# database: postgresql 10.23
# database: postgresql 18
"""the timeout comes first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("customers", sa.Column("score", sa.Integer()))


def downgrade() -> None:
    pass
