# database: postgresql 11.22
# database: postgresql 15
"""visits of 2028, some of which may be among the others"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: attach-partition-scans
        "ALTER TABLE visits ATTACH PARTITION visits_2028 "
        "FOR VALUES FROM ('2028-01-01') TO ('2029-01-01')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE visits DETACH PARTITION visits_2028")
