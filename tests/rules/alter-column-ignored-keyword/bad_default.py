# database: postgresql 15
# database: mysql 8.0
# database: mariadb 10.11
"""a default for the code, not for the database"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-ignored-keyword
        "orders", "note", default="none", existing_type=sa.Text(), nullable=False
    )


def downgrade() -> None:
    pass
