# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""before"""

from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_orders", "orders", ["customer_id", "placed_at"])


def downgrade() -> None:
    pass
