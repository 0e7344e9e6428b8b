# database: mariadb 10.11
# database: mysql 8.4
"""more orders than an integer can count"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-type-rewrite
        "orders", "id", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False
    )


def downgrade() -> None:
    op.alter_column(
        "orders", "id", existing_type=sa.BigInteger(), type_=sa.Integer(), existing_nullable=False
    )
