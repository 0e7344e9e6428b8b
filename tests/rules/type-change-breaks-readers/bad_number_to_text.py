# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""customers by a text"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: type-change-breaks-readers
        "orders",
        "customer_id",
        existing_type=sa.Integer(),
        type_=sa.String(20),
    )


def downgrade() -> None:
    pass
