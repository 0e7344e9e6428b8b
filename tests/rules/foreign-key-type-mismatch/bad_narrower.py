# database: postgresql 15
"""orders that point at more visits than they can count"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("visits", sa.Column("id", sa.BigInteger(), primary_key=True))
    op.add_column("orders", sa.Column("visit_id", sa.Integer(), nullable=True))
    op.create_foreign_key(  # expect: foreign-key-type-mismatch
        "fk_orders_visit", "orders", "visits", ["visit_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_constraint("fk_orders_visit", "orders", type_="foreignkey")
    op.drop_column("orders", "visit_id")
    op.drop_table("visits")
