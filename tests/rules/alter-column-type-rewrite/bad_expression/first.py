"""the total with tax; a column that the next revision computes otherwise"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) STORED"
    )


def downgrade() -> None:
    op.drop_column("orders", "gross")
