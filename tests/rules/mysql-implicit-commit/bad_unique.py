# database: mysql 8.0
# database: mariadb 10.11
"""customers have a number, and their addresses are unique"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("customers", sa.Column("number", sa.Integer()))
    op.create_unique_constraint(  # expect: mysql-implicit-commit
        "uq_customers_email", "customers", ["email"]
    )


def downgrade() -> None:
    pass
