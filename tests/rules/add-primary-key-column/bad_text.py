# database: postgresql 15
# database: mariadb 10.11
"""notes get a name, which is to tell them apart"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("notes", sa.Column("text", sa.String(100)))
    op.add_column(  # expect: add-primary-key-column
        "notes", sa.Column("name", sa.String(20), primary_key=True)
    )


def downgrade() -> None:
    op.drop_table("notes")
