# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""one customer an e-mail address"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint(None, "customers", ["email"])  # expect: unnamed-constraint


def downgrade() -> None:
    op.drop_constraint("customers_email_key", "customers", type_="unique")
