# database: postgresql 15
"""customers by name: the index is there, but a name may be NULL"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "customers_name_pkey", "customers", ["name"], unique=True, postgresql_concurrently=True
        )
    op.drop_constraint("customers_pkey", "customers", type_="primary")
    op.execute(  # expect: add-primary-key-blocking
        "ALTER TABLE customers "
        "ADD CONSTRAINT customers_name_pkey PRIMARY KEY USING INDEX customers_name_pkey"
    )


def downgrade() -> None:
    op.drop_constraint("customers_name_pkey", "customers", type_="primary")
    op.create_primary_key("customers_pkey", "customers", ["id"])
