# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""more room"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("customers", "email", existing_type=sa.String(100), type_=sa.String(200))
    op.alter_column("customers", "email", existing_type=sa.String(200), type_=sa.Text())
    op.alter_column("orders", "total", existing_type=sa.Numeric(8, 2), type_=sa.Numeric(12, 2))


def downgrade() -> None:
    raise NotImplementedError("what is longer by then would be cut off")
