# database: sqlite 3.40
"""a note is a remark"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("note", new_column_name="remark")  # expect: rename-column


def downgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.alter_column("remark", new_column_name="note")
