# database: postgresql 15
"""a number as a text"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "customer_id", existing_type=sa.Integer(), type_=sa.Text())


def downgrade() -> None:
    pass
