"""visits of 2027 are of 2027"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_check_constraint(
        "ck_visits_2027",
        "visits_2027",
        "at IS NOT NULL AND at >= '2027-01-01' AND at < '2028-01-01'",
    )


def downgrade() -> None:
    op.drop_constraint("ck_visits_2027", "visits_2027", type_="check")
