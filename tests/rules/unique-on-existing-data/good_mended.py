# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
"""rows that are alike go first"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM customers WHERE name IS NULL")
    op.create_index("uq_email", "customers", ["email"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_email", "customers")
