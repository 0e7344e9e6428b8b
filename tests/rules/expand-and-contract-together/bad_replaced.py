# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""the note under another name"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("remark", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET remark = note")
    op.drop_column("orders", "note")  # expect: expand-and-contract-together


def downgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET note = remark")
    op.drop_column("orders", "remark")
