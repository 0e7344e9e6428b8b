# database: postgresql 15
# database: mysql 8.0
# database: mariadb 10.11
"""whatever happens, it goes on"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    try:
        op.drop_index("orders_note", "orders")
    except Exception:  # expect: error-swallowed
        print("no index there")


def downgrade() -> None:
    pass
