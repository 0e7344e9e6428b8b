# database: postgresql 15
"""a column that no foreign key is about"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_foreign_key(
        "fk_orders_customer",
        "orders",
        "customers",
        ["customer_id"],
        ["id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.execute("UPDATE orders SET note = '' WHERE note IS NULL")
    op.alter_column("orders", "note", nullable=False)


def downgrade() -> None:
    pass
