# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""visits of 2027 join the others"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: attach-partition-scans
        "ALTER TABLE visits ATTACH PARTITION visits_2027 "
        "FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE visits DETACH PARTITION visits_2027")
