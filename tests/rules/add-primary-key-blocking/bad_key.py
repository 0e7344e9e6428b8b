# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""customers by e-mail address"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint("customers_pkey", "customers", type_="primary")
    op.create_primary_key(  # expect: add-primary-key-blocking
        "customers_email_pkey", "customers", ["email"]
    )


def downgrade() -> None:
    op.drop_constraint("customers_email_pkey", "customers", type_="primary")
    op.create_primary_key("customers_pkey", "customers", ["id"])
