# database: postgresql 15
"""orders have a carrier, old ones the post"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("carrier", sa.Text()))
    op.execute(  # expect: statements-after-exclusive-lock
        "UPDATE orders SET carrier = 'post' WHERE carrier IS NULL"
    )


def downgrade() -> None:
    pass
