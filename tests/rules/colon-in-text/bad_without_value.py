# database: postgresql 15
"""a parameter that gets no value"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(sa.text("UPDATE orders SET note = :note WHERE id = 1"))  # expect: colon-in-text


def downgrade() -> None:
    pass
