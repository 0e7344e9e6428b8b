# database: postgresql 15
# fails: Boolean value of this clause is not defined
"""a Column where the name belongs"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column(  # expect: alter-column-without-change
        "orders", sa.Column("note", sa.Text()), nullable=False
    )


def downgrade() -> None:
    pass
