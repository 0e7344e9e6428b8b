# database: postgresql 15
"""Two released revisions become one"""

import sqlalchemy as sa
from alembic import op

revision = "s1"  # expect: deleted-applied-revision
down_revision = None


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("note", sa.Text(), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("orders")
