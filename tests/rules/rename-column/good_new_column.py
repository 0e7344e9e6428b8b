# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a name that was wrong, in a column that nobody knows yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("remrak", sa.Text(), nullable=True))
    op.alter_column("orders", "remrak", new_column_name="remark", existing_type=sa.Text())


def downgrade() -> None:
    op.drop_column("orders", "remark")
