# database: mariadb 10.11
# database: mysql 8.4
"""a name of 64 characters, which fits here"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders",
        sa.Column(
            "is_there_a_parcel_for_it_that_has_been_sent_and_has_arrived_now1",
            sa.Boolean(),
            nullable=True,
        ),
    )


def downgrade() -> None:
    op.drop_column("orders", "is_there_a_parcel_for_it_that_has_been_sent_and_has_arrived_now1")
