# database: postgresql 15
"""notes are encrypted"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "orders",
        "note",
        existing_type=sa.Text(),
        type_=sa.LargeBinary(),
        postgresql_using="convert_to(note, 'UTF8')",
    )


def downgrade() -> None:
    op.alter_column(  # expect: bytes-to-text-as-hex
        "orders", "note", existing_type=sa.LargeBinary(), type_=sa.Text()
    )
