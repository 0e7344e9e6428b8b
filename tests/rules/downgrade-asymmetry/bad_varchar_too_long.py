# database: mariadb 10.11
# database: mysql 8.4
"""no more long notes"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "note")


def downgrade() -> None:
    op.add_column(  # expect: downgrade-asymmetry
        "orders", sa.Column("note", sa.String(16_777_215), nullable=True)
    )
