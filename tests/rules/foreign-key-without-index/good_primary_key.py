# database: postgresql 15
"""notes, one for an order: the key is the primary key"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("order_id", sa.Integer(), primary_key=True),
        sa.Column("text", sa.Text()),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_notes_order"),
    )


def downgrade() -> None:
    op.drop_table("notes")
