"""an index of that column alone"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_column("orders", "customer_id")


def downgrade() -> None:
    raise NotImplementedError("gone")
