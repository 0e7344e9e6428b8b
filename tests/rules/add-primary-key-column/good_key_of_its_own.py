# database: postgresql 15
"""notes get a number, and a key over it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("notes", sa.Column("text", sa.String(100)))
    op.add_column("notes", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_primary_key("pk_notes", "notes", ["id"])


def downgrade() -> None:
    op.drop_table("notes")
