# database: sqlite 3.40
# fails: No support for ALTER of constraints
"""an address is used once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint(  # expect: sqlite-alter-unsupported
        "uq_customers_email", "customers", ["email"]
    )


def downgrade() -> None:
    op.drop_constraint(  # expect: sqlite-alter-unsupported
        "uq_customers_email", "customers", type_="unique"
    )
