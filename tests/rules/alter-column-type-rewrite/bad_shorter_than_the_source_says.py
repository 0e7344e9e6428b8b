# database: postgresql 15
"""e-mail addresses of 80 characters: they could have 100 so far"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-type-rewrite
        "customers", "email", existing_type=sa.String(60), type_=sa.String(80)
    )


def downgrade() -> None:
    op.alter_column("customers", "email", existing_type=sa.String(80), type_=sa.String(100))
