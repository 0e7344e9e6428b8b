# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""customers by e-mail address, by an index that is there already"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "customers_email_pkey",
            "customers",
            ["email"],
            unique=True,
            postgresql_concurrently=True,
        )
    op.drop_constraint("customers_pkey", "customers", type_="primary")
    op.execute(
        "ALTER TABLE customers "
        "ADD CONSTRAINT customers_email_pkey PRIMARY KEY USING INDEX customers_email_pkey"
    )


def downgrade() -> None:
    op.drop_constraint("customers_email_pkey", "customers", type_="primary")
    op.create_primary_key("customers_pkey", "customers", ["id"])
