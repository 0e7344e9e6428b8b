# database: postgresql 15
# database: mariadb 10.11
"""long addresses"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "customers", "email", existing_type=sa.String(100), type_=sa.Text(), existing_nullable=False
    )


def downgrade() -> None:
    op.alter_column(  # expect: downgrade-asymmetry
        "customers", "email", existing_type=sa.String(100), type_=sa.Text(), existing_nullable=False
    )
