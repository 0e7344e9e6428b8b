# database: mariadb 10.11
# database: mysql 8.4
"""the note as a number"""

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
    )


def downgrade() -> None:
    pass
