# database: postgresql 15
# database: mariadb 10.11
# database: sqlite 3.40
"""no empty notes"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = NULL WHERE note = ''")


def downgrade() -> None:
    pass
