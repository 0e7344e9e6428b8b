# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""visits of the year after"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: partition-locks-parent
        "CREATE TABLE visits_2028 PARTITION OF visits "
        "FOR VALUES FROM ('2028-01-01') TO ('2029-01-01')"
    )


def downgrade() -> None:
    op.drop_table("visits_2028")
