# database: postgresql 15
"""one transaction: all of it or nothing"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("number", sa.Integer()))
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])


def downgrade() -> None:
    pass
