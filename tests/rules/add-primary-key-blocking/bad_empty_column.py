# database: postgresql 15
"""customers by code: the new column is NULL in every row"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_constraint("customers_pkey", "customers", type_="primary")
    op.add_column("customers", sa.Column("code", sa.String(20)))
    op.create_primary_key(  # expect: add-primary-key-blocking
        "customers_pkey", "customers", ["code"]
    )


def downgrade() -> None:
    op.drop_constraint("customers_pkey", "customers", type_="primary")
    op.drop_column("customers", "code")
    op.create_primary_key("customers_pkey", "customers", ["id"])
