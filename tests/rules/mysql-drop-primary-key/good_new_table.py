# database: mysql 8.0
# database: mariadb 10.11
"""a table that nobody uses yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "favourites",
        sa.Column("customer_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id"),
    )
    op.drop_constraint("favourites_pkey", "favourites", type_="primary")
    op.create_primary_key("favourites_pkey", "favourites", ["customer_id", "order_id"])


def downgrade() -> None:
    pass
