# database: postgresql 15
"""room for long names of revisions"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(
        "alembic_version", "version_num", existing_type=sa.String(32), type_=sa.String(128)
    )


def downgrade() -> None:
    op.alter_column(
        "alembic_version", "version_num", existing_type=sa.String(128), type_=sa.String(32)
    )
