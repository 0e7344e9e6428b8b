# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""before"""

import sqlalchemy as sa
from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels",
        sa.Column("state", sa.Integer()),
        sa.CheckConstraint("state < 3", name="ck_parcels_state"),
    )


def downgrade() -> None:
    pass
