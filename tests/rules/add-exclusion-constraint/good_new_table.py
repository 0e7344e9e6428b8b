# database: postgresql 15
"""rooms, each booked once a day"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
    )
    op.create_exclude_constraint(
        "excl_bookings", "bookings", ("room", "="), ("day", "="), using="gist"
    )


def downgrade() -> None:
    op.drop_table("bookings")
