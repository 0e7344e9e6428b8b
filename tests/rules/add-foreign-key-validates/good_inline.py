# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""who recommended us: a new column, and nothing in it to check"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "customers",
        sa.Column("friend_id", sa.Integer(), sa.ForeignKey("customers.id"), nullable=True),
        inline_references=True,
    )


def downgrade() -> None:
    op.drop_column("customers", "friend_id")
