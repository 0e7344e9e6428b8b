# database: mariadb 10.11
# database: mysql 8.4
"""every order has a customer: the table is rebuilt without a lock"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=True)
