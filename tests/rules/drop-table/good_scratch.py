# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""a table that only this revision needs"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO scratch (id) SELECT id FROM orders WHERE total = 0")
    op.execute("UPDATE orders SET note = 'free' WHERE id IN (SELECT id FROM scratch)")
    op.drop_table("scratch")


def downgrade() -> None:
    pass
