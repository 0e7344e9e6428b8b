# database: mariadb 10.11
# database: mysql 8.4
"""search in the notes"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index(  # expect: create-index-blocking
        "ft_orders_note", "orders", ["note"], mysql_prefix="FULLTEXT", mariadb_prefix="FULLTEXT"
    )


def downgrade() -> None:
    op.drop_index("ft_orders_note", table_name="orders")
