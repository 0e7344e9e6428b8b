"""orders are looked up by customer"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(  # expect: all-revisions-one-transaction
            "ix_orders_customer", "orders", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    pass
