# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""nobody writes to the table yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "parcels", sa.Column("id", sa.Integer(), nullable=False), sa.Column("state", sa.String(10))
    )
    op.execute("UPDATE parcels SET state = 'new'")
    op.alter_column("parcels", "state", existing_type=sa.String(10), nullable=False)


def downgrade() -> None:
    op.drop_table("parcels")
