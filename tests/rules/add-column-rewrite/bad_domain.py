# database: postgresql 15
"""a weight that is above zero"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE DOMAIN grams AS integer CHECK (VALUE > 0)")
    op.execute("ALTER TABLE orders ADD COLUMN weight grams")  # expect: add-column-rewrite


def downgrade() -> None:
    op.drop_column("orders", "weight")
    op.execute("DROP DOMAIN grams")
