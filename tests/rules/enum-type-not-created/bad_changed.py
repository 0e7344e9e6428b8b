# database: postgresql 15
"""a note is one of two words"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: enum-type-not-created
        "orders",
        "note",
        existing_type=sa.Text(),
        type_=sa.Enum("gift", "none", name="order_note"),
        postgresql_using="note::order_note",
    )


def downgrade() -> None:
    op.alter_column("orders", "note", type_=sa.Text())
