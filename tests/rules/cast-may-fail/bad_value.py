# database: postgresql 15
"""the note as a number, one note is none"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: cast-may-fail
        "orders",
        "note",
        existing_type=sa.Text(),
        type_=sa.Integer(),
        postgresql_using="note::integer",
    )


def downgrade() -> None:
    pass
