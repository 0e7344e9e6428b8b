# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""one column in two indexes"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_index("ix_note", "orders", ["customer_id"])
    op.create_index("ix_both", "orders", ["customer_id", "placed_at"])


def downgrade() -> None:
    op.drop_index("ix_both", "orders")
    op.drop_index("ix_note", "orders")
