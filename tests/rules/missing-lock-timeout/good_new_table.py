# database: postgresql 15
# database: mysql 8.0
"""nobody uses the table yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()))
    op.add_column("returns", sa.Column("why", sa.Text()))


def downgrade() -> None:
    pass
