# database: postgresql 15
"""visits of 2028, none of which are among the others"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_check_constraint(
        "ck_visits_others",
        "visits_others",
        "NOT (at IS NOT NULL AND at >= '2028-01-01' AND at < '2029-01-01')",
    )
    op.execute(
        "ALTER TABLE visits ATTACH PARTITION visits_2028 "
        "FOR VALUES FROM ('2028-01-01') TO ('2029-01-01')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE visits DETACH PARTITION visits_2028")
