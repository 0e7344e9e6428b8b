"""the index of two columns goes with one of them"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_column("orders", "customer_id")  # expect: drop-column-takes-dependents


def downgrade() -> None:
    raise NotImplementedError("gone")
