# database: postgresql 15
"""only what is known may go on"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    try:
        op.drop_index("orders_note", "orders")
    except sa.exc.ProgrammingError as error:
        if "does not exist" not in str(error):
            raise


def downgrade() -> None:
    pass
