# database: sqlite 3.40
# database: postgresql 15
"""an address is used once, where the database can add that"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.create_unique_constraint("uq_customers_email", "customers", ["email"])


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("uq_customers_email", "customers", type_="unique")
