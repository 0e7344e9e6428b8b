# database: postgresql 15
"""a longer address; nullable is only said again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "customers", "email", existing_type=sa.String(100), type_=sa.String(200), nullable=False
    )


def downgrade() -> None:
    raise NotImplementedError("what is longer by then would be cut off")
