# database: postgresql 15
"""what customers spend: empty at first, then filled"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "CREATE MATERIALIZED VIEW spent AS "
        "SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id WITH NO DATA"
    )
    op.execute("REFRESH MATERIALIZED VIEW spent")


def downgrade() -> None:
    op.execute("DROP MATERIALIZED VIEW spent")
