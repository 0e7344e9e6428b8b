# database: postgresql 15
"""notes that are no number go first"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = NULL WHERE note !~ '^[0-9]+$'")
    op.alter_column(
        "orders",
        "note",
        existing_type=sa.Text(),
        type_=sa.Integer(),
        postgresql_using="note::integer",
    )


def downgrade() -> None:
    pass
