# database: postgresql 15
"""what is undone stands in a block that nobody can read without running it"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))
    op.add_column("orders", sa.Column("size", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "colour")
    op.execute("DO $$ BEGIN EXECUTE 'ALTER TABLE orders DROP COLUMN size'; END $$")
