# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""orphans go first"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM orders WHERE customer_id NOT IN (SELECT id FROM customers)")
    op.create_foreign_key("fk_customer", "orders", "customers", ["customer_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_customer", "orders", type_="foreignkey")
