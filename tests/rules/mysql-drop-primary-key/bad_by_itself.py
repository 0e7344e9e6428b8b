# database: mysql 8.0
# database: mariadb 10.11
"""orders are known by their number and customer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint(  # expect: mysql-drop-primary-key
        "orders_pkey", "orders", type_="primary"
    )
    op.create_primary_key("orders_pkey", "orders", ["id", "placed_at"])


def downgrade() -> None:
    pass
