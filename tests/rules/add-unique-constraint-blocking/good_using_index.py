# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""one customer an e-mail address, by an index that is there already"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "uq_customers_email", "customers", ["email"], unique=True, postgresql_concurrently=True
        )
    op.execute(
        "ALTER TABLE customers "
        "ADD CONSTRAINT uq_customers_email UNIQUE USING INDEX uq_customers_email"
    )


def downgrade() -> None:
    op.drop_constraint("uq_customers_email", "customers", type_="unique")
