# database: postgresql 15
# database: mariadb 10.11
"""notes get a number, which is their key"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("notes", sa.Column("text", sa.String(100)))
    op.add_column("notes", sa.Column("id", sa.Integer(), primary_key=True), inline_primary_key=True)


def downgrade() -> None:
    op.drop_table("notes")
