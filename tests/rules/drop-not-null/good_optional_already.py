# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# enable: drop-not-null
"""it may be NULL already"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)


def downgrade() -> None:
    pass
