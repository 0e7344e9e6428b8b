# database: mariadb 10.11
"""one note a language"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_notes_order"),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("notes.id", name="fk_pages_note")),
    )
    # It begins with the column of the key, whose own index MariaDB drops then.
    op.create_unique_constraint("uq_notes", "notes", ["order_id", "language"])


def downgrade() -> None:
    op.drop_constraint("uq_notes", "notes", type_="unique")  # expect: mysql-index-needed-by-fk
    op.drop_table("pages")
    op.drop_table("notes")
