"""visits by year, and those of no year"""

from alembic import op

revision = "first"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TABLE visits (at date NOT NULL, page text) PARTITION BY RANGE (at)")
    op.execute("CREATE TABLE visits_others PARTITION OF visits DEFAULT")
    op.execute(
        "CREATE TABLE visits_2028 (at date NOT NULL, page text, "
        "CHECK (at >= '2028-01-01' AND at < '2029-01-01'))"
    )


def downgrade() -> None:
    op.drop_table("visits")
