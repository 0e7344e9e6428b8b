# database: postgresql 15
# enable: merge-with-operations
"""the branches meet"""

import sqlalchemy as sa
from alembic import op

revision = "merge"
down_revision = ("left", "right")


def upgrade() -> None:  # expect: merge-with-operations
    op.add_column("orders", sa.Column("colour", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("orders", "colour")
