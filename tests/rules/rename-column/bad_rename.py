# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a note is a remark"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: rename-column
        "orders", "note", new_column_name="remark", existing_type=sa.Text()
    )


def downgrade() -> None:
    op.alter_column("orders", "remark", new_column_name="note", existing_type=sa.Text())
