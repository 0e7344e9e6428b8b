# database: postgresql 14.19
# database: postgresql 18
"""visits of 2026 are put away, while the others are read"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE visits DETACH PARTITION visits_2026 CONCURRENTLY")


def downgrade() -> None:
    op.execute(
        "ALTER TABLE visits ATTACH PARTITION visits_2026 "
        "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"
    )
