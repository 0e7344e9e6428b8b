# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""whether a parcel has been sent, at length"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: identifier-too-long
        "orders",
        sa.Column(
            "is_there_a_parcel_for_it_that_has_been_sent_and_has_arrived_there",
            sa.Boolean(),
            nullable=True,
        ),
    )


def downgrade() -> None:
    op.drop_column("orders", "is_there_a_parcel_for_it_that_has_been_sent_and_has_arrived_there")
