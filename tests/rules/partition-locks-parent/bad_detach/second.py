# database: postgresql 10.23
# database: postgresql 15
"""visits of 2026 are put away"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: partition-locks-parent
        "ALTER TABLE visits DETACH PARTITION visits_2026"
    )


def downgrade() -> None:
    op.execute(
        "ALTER TABLE visits ATTACH PARTITION visits_2026 "
        "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"
    )
