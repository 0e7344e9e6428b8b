# database: postgresql 15
"""visits of the year after, which nobody has paid yet"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("CREATE TABLE visits_2028 (LIKE visits INCLUDING ALL)")
    op.execute(
        "ALTER TABLE visits ATTACH PARTITION visits_2028 "
        "FOR VALUES FROM ('2028-01-01') TO ('2029-01-01')"
    )


def downgrade() -> None:
    op.drop_table("visits_2028")
