# database: postgresql 15
"""short addresses"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: narrowing-type
        "customers",
        "email",
        existing_type=sa.String(100),
        type_=sa.String(50),
    )


def downgrade() -> None:
    op.alter_column("customers", "email", existing_type=sa.String(50), type_=sa.String(100))
