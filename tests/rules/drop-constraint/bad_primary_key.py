# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orders without a key"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint("orders_pkey", "orders", type_="primary")  # expect: drop-constraint


def downgrade() -> None:
    op.create_primary_key("orders_pkey", "orders", ["id"])
