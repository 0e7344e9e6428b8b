# database: mysql 8.0
# fails: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.
"""a better name"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: mysql-missing-existing-type
        "orders", "note", new_column_name="remark"
    )


def downgrade() -> None:
    pass
