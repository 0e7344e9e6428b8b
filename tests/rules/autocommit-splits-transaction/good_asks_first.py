# database: postgresql 15
# not run: it asks a database that the test does not have
"""what is there already is left out"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    there = {index["name"] for index in sa.inspect(op.get_bind()).get_indexes("orders")}
    with op.get_context().autocommit_block():
        for name, column in [("ix_customer", "customer_id"), ("ix_placed", "placed_at")]:
            if name not in there:
                op.create_index(name, "orders", [column], postgresql_concurrently=True)


def downgrade() -> None:
    pass
