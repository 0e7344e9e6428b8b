# database: mysql 8.0
# database: mariadb 10.11
"""a longer carrier"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders",
        sa.Column("carrier", sa.String(20), server_default="post", comment="who brings it"),
    )
    op.alter_column(  # expect: mysql-modify-drops-attributes
        "orders", "carrier", type_=sa.String(30), existing_nullable=True
    )


def downgrade() -> None:
    pass
