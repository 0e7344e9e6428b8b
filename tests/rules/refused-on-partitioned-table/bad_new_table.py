# database: postgresql 15
"""visits by year, each with a number"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: refused-on-partitioned-table
        "CREATE TABLE visits (id integer PRIMARY KEY, at date NOT NULL) PARTITION BY RANGE (at)"
    )


def downgrade() -> None:
    op.drop_table("visits")
