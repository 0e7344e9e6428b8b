"""what customers spend"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "CREATE MATERIALIZED VIEW spent AS "
        "SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id"
    )
    op.execute("CREATE UNIQUE INDEX ix_spent ON spent (customer_id)")


def downgrade() -> None:
    op.execute("DROP MATERIALIZED VIEW spent")
