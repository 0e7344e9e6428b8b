"""the check takes more than the one of its name did"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_constraint("ck_parcels_state", "parcels", type_="check")
    op.create_check_constraint("ck_parcels_state", "parcels", "state < 4")


def downgrade() -> None:
    raise NotImplementedError("gone")
