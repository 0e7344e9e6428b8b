# database: postgresql 15
"""visits of 2027 join the others: the CHECK was validated before"""

from alembic import op

revision = "third"
down_revision = "second"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE visits ATTACH PARTITION visits_2027 "
        "FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')"
    )
    op.drop_constraint("ck_visits_2027", "visits_2027", type_="check")


def downgrade() -> None:
    op.execute("ALTER TABLE visits DETACH PARTITION visits_2027")
