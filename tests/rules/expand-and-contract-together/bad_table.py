# database: postgresql 15
"""notes in a table of their own"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.execute("INSERT INTO notes SELECT id, note FROM orders WHERE note IS NOT NULL")
    op.drop_column("orders", "note")  # expect: expand-and-contract-together


def downgrade() -> None:
    raise NotImplementedError("the notes stay where they are")
