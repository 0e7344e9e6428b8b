# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""one customer an address"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint(  # expect: unique-on-existing-data
        "uq_email",
        "customers",
        ["email"],
    )


def downgrade() -> None:
    op.drop_constraint("uq_email", "customers", type_="unique")
