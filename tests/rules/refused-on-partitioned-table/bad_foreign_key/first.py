"""visits by year"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE visits (at date NOT NULL, customer_id integer) PARTITION BY RANGE (at)"
    )
    op.execute(
        "CREATE TABLE visits_2026 PARTITION OF visits "
        "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"
    )


def downgrade() -> None:
    op.drop_table("visits")
