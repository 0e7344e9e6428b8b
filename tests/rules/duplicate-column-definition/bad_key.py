# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""one column twice in a key"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: duplicate-column-definition
        "ALTER TABLE orders ADD CONSTRAINT uq_orders UNIQUE (id, id)",
    )


def downgrade() -> None:
    op.drop_constraint("uq_orders", "orders", type_="unique")
