# database: postgresql 15
"""notes are text again"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: bytes-to-text-as-hex
        "parcels",
        "label",
        existing_type=sa.LargeBinary(),
        type_=sa.Text(),
        postgresql_using="label::text",
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back")
