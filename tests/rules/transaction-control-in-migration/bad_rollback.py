# database: postgresql 10.23
# database: postgresql 18
"""a column that is gone again at once"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("weight", sa.Integer()))
    op.execute("ROLLBACK")  # expect: transaction-control-in-migration


def downgrade() -> None:
    pass
