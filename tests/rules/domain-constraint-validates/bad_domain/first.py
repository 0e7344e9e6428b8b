"""weights"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE DOMAIN grams AS integer")
    op.execute("ALTER TABLE orders ADD COLUMN weight grams")


def downgrade() -> None:
    op.drop_column("orders", "weight")
    op.execute("DROP DOMAIN grams")
