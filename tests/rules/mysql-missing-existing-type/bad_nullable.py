# database: mysql 8.0
# database: mariadb 10.11
# fails: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.
"""orders belong to somebody, under another name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", nullable=False)  # expect: mysql-missing-existing-type


def downgrade() -> None:
    pass
