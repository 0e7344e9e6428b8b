# database: postgresql 15
# database: mariadb 10.11
"""addresses are kept elsewhere: who goes back has none, and must be let"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("customers", "email")


def downgrade() -> None:
    op.add_column("customers", sa.Column("email", sa.String(100), nullable=True))
