# database: mariadb 10.11
"""MariaDB has one primary key a table, and no name for it"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint(None, "orders", type_="primary")


def downgrade() -> None:
    op.create_primary_key(None, "orders", ["id"])
